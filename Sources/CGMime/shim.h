#include <gmime/gmime.h>

/* What GObject's casts and checks do, which are macros Swift does not see. */
static inline GMimeObject *amico_mime_object(void *object) { return (GMimeObject *)object; }
static inline GMimePart *amico_mime_part(void *object) { return GMIME_IS_PART(object) ? (GMimePart *)object : NULL; }
static inline GMimeTextPart *amico_mime_text(void *object) { return GMIME_IS_TEXT_PART(object) ? (GMimeTextPart *)object : NULL; }
static inline GMimeMultipart *amico_mime_multipart(void *object) { return GMIME_IS_MULTIPART(object) ? (GMimeMultipart *)object : NULL; }
static inline GMimeMessagePart *amico_mime_enclosed(void *object) { return GMIME_IS_MESSAGE_PART(object) ? (GMimeMessagePart *)object : NULL; }

static inline const char *amico_mime_mailbox(InternetAddressList *list, int index) {
    InternetAddress *address = list ? internet_address_list_get_address(list, index) : NULL;
    return address && INTERNET_ADDRESS_IS_MAILBOX(address) ? internet_address_mailbox_get_addr((InternetAddressMailbox *)address) : NULL;
}

/* The decoded contents of a part; to be freed with g_byte_array_unref. NULL where it has none. */
static inline GByteArray *amico_mime_contents(GMimePart *part) {
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (!content) return NULL;
    GByteArray *bytes = g_byte_array_new();
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_stream_mem_set_owner((GMimeStreamMem *)stream, FALSE);
    g_mime_data_wrapper_write_to_stream(content, stream);
    g_object_unref(stream);
    return bytes;
}

static inline void amico_mime_forget(void *object) { if (object) g_object_unref(object); }

/* What was written into a stream of memory; the stream's own. */
static inline GByteArray *amico_mime_bytes(GMimeStream *stream) { return g_mime_stream_mem_get_byte_array((GMimeStreamMem *)stream); }
