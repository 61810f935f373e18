#include "pipeline/ingest/archive/mail.h"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <utility>

#include "pipeline/ingest/archive/ascii.h"
#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest {
namespace {

/// Parts within each other; real mails have five or six.
constexpr int kDeepest = 100;

/// A reference to one of the library's objects.
template <class Object>
using Ref = std::unique_ptr<Object, void (*)(gpointer)>;

template <class Object>
Ref<Object> own(Object* object) {
  return {object, [](gpointer p) {
            if (p != nullptr) g_object_unref(p);
          }};
}

std::string text_of(const char* text) { return text != nullptr ? text : ""; }

bool is_type(GMimeObject* object, const char* type, const char* subtype) {
  GMimeContentType* content = g_mime_object_get_content_type(object);
  return content != nullptr && g_mime_content_type_is_type(content, type, subtype) != 0;
}

std::string media_type_of(GMimeObject* object) {
  GMimeContentType* content = g_mime_object_get_content_type(object);
  if (content == nullptr) return {};
  char* type = g_mime_content_type_get_mime_type(content);
  std::string lower = ascii_lower(text_of(type));
  g_free(type);
  return lower;
}

/// The bytes that `write` writes to a stream.
template <class Write>
std::string written(Write write) {
  const auto memory = own(g_mime_stream_mem_new());
  write(memory.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  return written([&](GMimeStream* to) { g_mime_data_wrapper_write_to_stream(content, to); });
}

class MailUnpacker {
 public:
  explicit MailUnpacker(MemberWriter& writer) : writer_(writer) {}

  void run(GMimeMessage* message) {
    subject_ = text_of(g_mime_message_get_subject(message));
    if (GDateTime* sent = g_mime_message_get_date(message)) {
      char* day = g_date_time_format(sent, "%Y-%m-%d");
      day_ = text_of(day);
      g_free(day);
    }
    if (GMimeObject* root = g_mime_message_get_mime_part(message)) take(root);
  }

 private:
  void take(GMimeObject* object, int depth = 0) {
    writer_.count_entry();
    if (depth > kDeepest) {
      throw ReadError(Outcome::too_deep, fmt::format("parts nested deeper than {}", kDeepest));
    }
    if (GMIME_IS_MULTIPART(object)) {
      take_multipart(object, depth);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      take_message(object);
    } else if (GMIME_IS_PART(object)) {
      take_part(GMIME_PART(object));
    }
  }

  void take_multipart(GMimeObject* object, int depth) {
    GMimeMultipart* parts = GMIME_MULTIPART(object);
    if (is_type(object, "multipart", "encrypted")) {
      return refuse("encrypted", object, Outcome::encrypted, "encrypted, and no key is known");
    }
    if (is_type(object, "multipart", "alternative")) {
      if (GMimeObject* best = best_of(parts)) take(best, depth + 1);
      return;
    }
    const int count = g_mime_multipart_get_count(parts);
    for (int i = 0; i < count; ++i) take(g_mime_multipart_get_part(parts, i), depth + 1);
  }

  /// Of the forms of one text: plain text, if there is any in it, else a page, else the last.
  static GMimeObject* best_of(GMimeMultipart* forms) {
    const int count = g_mime_multipart_get_count(forms);
    GMimeObject* page = nullptr;
    for (int i = 0; i < count; ++i) {
      GMimeObject* form = g_mime_multipart_get_part(forms, i);
      if (is_type(form, "text", "plain") && GMIME_IS_PART(form) &&
          !trimmed(content_of(GMIME_PART(form))).empty()) {
        return form;
      }
      const bool paged = is_type(form, "text", "html") || is_type(form, "multipart", "*");
      if (paged && page == nullptr) page = form;
    }
    return page != nullptr || count == 0 ? page : g_mime_multipart_get_part(forms, count - 1);
  }

  void take_message(GMimeObject* object) {
    GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    if (inner == nullptr) return;
    Member member;
    member.name = "message.eml";
    member.media_type = "message/rfc822";
    give(std::move(member), written([&](GMimeStream* to) {
           g_mime_object_write_to_stream(GMIME_OBJECT(inner), nullptr, to);
         }));
  }

  void take_part(GMimePart* part) {
    GMimeObject* object = GMIME_OBJECT(part);
    Member member;
    member.name = text_of(g_mime_part_get_filename(part));
    member.media_type = media_type_of(object);
    const bool text = is_type(object, "text", "plain") || is_type(object, "text", "html");
    if (text) member.charset = text_of(g_mime_object_get_content_type_parameter(object, "charset"));
    const std::string smime =
        text_of(g_mime_object_get_content_type_parameter(object, "smime-type"));
    if (member.media_type == "application/pkcs7-mime" && smime != "signed-data") {
      return refuse(member.name, object, Outcome::encrypted, "encrypted, and no key is known");
    }
    if (member.name.empty() && text) {
      member.name = is_type(object, "text", "html") ? "body.html" : "body.txt";
      member.title = subject_;
      member.published = day_;
    }
    if (member.name.empty()) member.name = "attachment";
    const auto& unread = writer_.options().unread;
    if (const auto type = unread ? unread(member.name) : std::nullopt) {
      return writer_.refuse(std::move(member), Outcome::unsupported, std::string(*type));
    }
    give(std::move(member), content_of(part));
  }

  void give(Member member, const std::string& bytes) {
    writer_.begin(member.name, bytes.size());
    writer_.write(bytes);
    writer_.end(std::move(member));
  }

  void refuse(const std::string& name, GMimeObject* object, Outcome outcome, const char* why) {
    Member member;
    member.name = name.empty() ? "attachment" : name;
    member.media_type = media_type_of(object);
    writer_.refuse(std::move(member), outcome, why);
  }

  MemberWriter& writer_;
  std::string subject_;
  std::string day_;
};

}  // namespace

void unpack_mail(const ByteRange& archive, MemberWriter& writer) {
  g_mime_init();  // for the process; it cannot be set up again after g_mime_shutdown()
  const auto begin = static_cast<gint64>(archive.offset);
  const auto end = static_cast<gint64>(archive.offset + archive.size);
  const auto stream = own(g_mime_stream_fs_new_with_bounds(archive.fd, begin, end));
  g_mime_stream_fs_set_owner(GMIME_STREAM_FS(stream.get()), FALSE);
  const auto parser = own(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_persist_stream(parser.get(), TRUE);
  const auto message = own(g_mime_parser_construct_message(parser.get(), nullptr));
  if (message == nullptr) throw ReadError(Outcome::corrupt, "not a mail: it has no header");
  MailUnpacker(writer).run(message.get());
}

}  // namespace orgkarta::ingest
