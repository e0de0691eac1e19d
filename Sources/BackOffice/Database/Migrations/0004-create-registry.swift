extension Migration {
    /// Numbers are given out utility by utility from 1. `configuration`, `communication` and `state` hold the numbers of their
    /// enums. A registry row is never edited: one that no longer holds is superseded, so the registry as known then can be asked.
    static let createRegistry = Migration(
        "0004-create-registry",
        """
        CREATE TABLE premise (
            utility TEXT NOT NULL REFERENCES customer (code),
            number INTEGER NOT NULL CHECK (number > 0),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
            PRIMARY KEY (utility, number), UNIQUE (utility, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE service_point (
            utility TEXT NOT NULL REFERENCES customer (code),
            number INTEGER NOT NULL CHECK (number > 0),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
            commodity TEXT NOT NULL CHECK (commodity IN ('electric', 'gas', 'water')),
            PRIMARY KEY (utility, number), UNIQUE (utility, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE account (
            utility TEXT NOT NULL REFERENCES customer (code),
            number INTEGER NOT NULL CHECK (number > 0),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
            PRIMARY KEY (utility, number), UNIQUE (utility, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE meter (
            utility TEXT NOT NULL REFERENCES customer (code),
            number INTEGER NOT NULL CHECK (number > 0),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
            PRIMARY KEY (utility, number), UNIQUE (utility, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE endpoint (
            utility TEXT NOT NULL REFERENCES customer (code),
            number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 4294967295),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
            PRIMARY KEY (utility, number), UNIQUE (utility, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE network_device (
            utility TEXT NOT NULL REFERENCES customer (code),
            number INTEGER NOT NULL CHECK (number > 0),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
            PRIMARY KEY (utility, number), UNIQUE (utility, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE registry_change (
            utility TEXT NOT NULL REFERENCES customer (code),
            number INTEGER NOT NULL CHECK (number > 0),
            digest TEXT CHECK (length(digest) = 64),
            rows INTEGER NOT NULL CHECK (rows >= 0),
            added INTEGER NOT NULL CHECK (added >= 0),
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (utility, number), UNIQUE (utility, digest)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE installation (
            number INTEGER PRIMARY KEY,
            utility TEXT NOT NULL,
            endpoint INTEGER NOT NULL,
            service_point INTEGER,
            premise INTEGER,
            account INTEGER,
            meter INTEGER,
            device INTEGER,
            cycle TEXT CHECK (length(cycle) BETWEEN 1 AND 128),
            configuration INTEGER NOT NULL CHECK (configuration BETWEEN 1 AND 5),
            communication INTEGER NOT NULL CHECK (communication BETWEEN 1 AND 2),
            state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 6),
            from_at INTEGER NOT NULL,
            to_at INTEGER CHECK (to_at > from_at),
            change INTEGER NOT NULL,
            line INTEGER,
            recorded_at INTEGER NOT NULL,
            superseded_at INTEGER CHECK (superseded_at >= recorded_at),
            CHECK (state IN (1, 6) OR (service_point IS NOT NULL AND meter IS NOT NULL)),
            FOREIGN KEY (utility, endpoint) REFERENCES endpoint (utility, number),
            FOREIGN KEY (utility, service_point) REFERENCES service_point (utility, number),
            FOREIGN KEY (utility, premise) REFERENCES premise (utility, number),
            FOREIGN KEY (utility, account) REFERENCES account (utility, number),
            FOREIGN KEY (utility, meter) REFERENCES meter (utility, number),
            FOREIGN KEY (utility, device) REFERENCES network_device (utility, number)
        ) STRICT;
        CREATE INDEX installation_endpoint ON installation (utility, endpoint);
        CREATE INDEX installation_meter ON installation (utility, meter);
        CREATE INDEX installation_service_point ON installation (utility, service_point);
        CREATE INDEX installation_device ON installation (utility, device) WHERE device IS NOT NULL;
        CREATE INDEX installation_cycle ON installation (utility, cycle) WHERE cycle IS NOT NULL;
        CREATE INDEX installation_from ON installation (utility, from_at);
        CREATE INDEX installation_to ON installation (utility, to_at) WHERE to_at IS NOT NULL;
        CREATE INDEX installation_superseded ON installation (utility, superseded_at) WHERE superseded_at IS NOT NULL;
        CREATE INDEX installation_unexpected ON installation (utility, from_at) WHERE state <> 4;

        CREATE TABLE population_change (
            utility TEXT NOT NULL REFERENCES customer (code),
            configuration INTEGER NOT NULL CHECK (configuration BETWEEN 1 AND 5),
            day TEXT NOT NULL CHECK (length(day) = 10),
            recorded_at INTEGER NOT NULL,
            delta INTEGER NOT NULL,
            PRIMARY KEY (utility, configuration, day, recorded_at)
        ) STRICT, WITHOUT ROWID;
        """)
}
