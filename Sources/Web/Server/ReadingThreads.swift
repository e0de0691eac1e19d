import BackOffice
import NIOPosix

/// Threads that may wait. A page reads the books on the thread that makes it, and a long list takes seconds; on the few threads all
/// tasks of a process share, two such pages would keep everybody else waiting.
final class ReadingThreads: TaskExecutor {
    /// Where answers are made.
    static let answers = ReadingThreads(Office.answersAtOnce)
    /// Where reports are made, one after the other, so that they take one reader of the books and no more.
    static let reports = ReadingThreads(1)

    private let pool: NIOThreadPool

    private init(_ count: Int) {
        pool = NIOThreadPool(numberOfThreads: count)
        pool.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        pool.submit { _ in job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
