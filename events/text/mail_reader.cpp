// Mails: subject and text, dated by their Date; and the readable documents that are attached to them.
#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>

#include "events/text/document_formats.h"
#include "events/text/encoding.h"
#include "events/text/markup_text.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

constexpr int kDeepest = 4;               // containers in containers
constexpr std::size_t kMostParts = 1000;  // of one mail

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

std::string text_or_empty(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

// The bytes of a part, without its transfer encoding.
std::string bytes_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) {
    return {};
  }
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  if (g_mime_data_wrapper_write_to_stream(content, stream.get()) < 0) {
    return {};
  }
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return bytes->data == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

bool has_type(GMimeObject* part, const char* type, const char* subtype) {
  GMimeContentType* of_part = g_mime_object_get_content_type(part);
  return of_part != nullptr && g_mime_content_type_is_type(of_part, type, subtype) != 0;
}

// The leaves of a mail: the parts of its text, of which each may be there in several forms, and what is attached.
struct Parts {
  std::vector<std::vector<GMimePart*>> text;  // the forms of each part, plain text first
  std::vector<GMimePart*> attached;
  std::vector<GMimeMessage*> messages;
  [[nodiscard]] std::size_t count() const { return text.size() + attached.size() + messages.size(); }
};

void look_at_part(GMimeObject* object, Parts& parts) {
  if (parts.count() > kMostParts) {
    return;
  }
  if (GMIME_IS_MESSAGE_PART(object)) {
    if (GMimeMessage* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object))) {
      parts.messages.push_back(message);
    }
    return;
  }
  if (!GMIME_IS_PART(object)) {
    return;
  }
  auto* part = GMIME_PART(object);
  if (g_mime_part_is_attachment(part) != 0 || g_mime_part_get_filename(part) != nullptr) {
    parts.attached.push_back(part);
  } else if (has_type(object, "text", "plain") || has_type(object, "text", "html")) {
    parts.text.push_back({part});
  }
}

// Not into attached mails: those are documents of their own. What a multipart/alternative holds is one part in several
// forms; programs that set pictures between paragraphs, and lists that add a footer, make several parts of a text.
void collect(GMimeObject* object, Parts& parts, int depth) {
  if (object == nullptr || depth > 64) {
    return;
  }
  if (!GMIME_IS_MULTIPART(object)) {
    look_at_part(object, parts);
    return;
  }
  auto* multipart = GMIME_MULTIPART(object);
  const std::size_t before = parts.text.size();
  for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) {
    collect(g_mime_multipart_get_part(multipart, i), parts, depth + 1);
  }
  if (has_type(object, "multipart", "alternative") && parts.text.size() > before) {
    std::vector<GMimePart*> forms;
    for (std::size_t i = before; i < parts.text.size(); ++i) {
      forms.insert(forms.end(), parts.text[i].begin(), parts.text[i].end());
    }
    std::stable_partition(forms.begin(), forms.end(),
                          [](GMimePart* form) { return has_type(GMIME_OBJECT(form), "text", "plain"); });
    parts.text.resize(before);
    parts.text.push_back(std::move(forms));
  }
}

Result<std::string> text_of(GMimePart* part, const std::string& where) {
  const std::string bytes = bytes_of(part);
  if (is_blank(bytes)) {
    return std::string();
  }
  const char* charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
  const Result<DecodedText> decoded = decode_markup(bytes, text_or_empty(charset), where);
  if (!decoded) {
    return tl::make_unexpected(decoded.error());
  }
  if (has_type(GMIME_OBJECT(part), "text", "plain")) {
    std::string text = decoded->text;
    std::erase(text, '\r');
    return std::string(trimmed(text));
  }
  const Result<Markup> markup = parse_html(decoded->text, where);
  if (!markup) {
    return tl::make_unexpected(markup.error());
  }
  const xmlNode* root = *markup ? xmlDocGetRootElement(markup->get()) : nullptr;
  return root == nullptr ? std::string() : markup_text(root);
}

// Of each part the first form that holds text, one under the other. What cannot be read is wrong where nothing else
// can.
Result<std::string> text_of(const Parts& parts, const std::string& where) {
  std::string whole;
  std::optional<Error> wrong;
  for (const std::vector<GMimePart*>& forms : parts.text) {
    for (GMimePart* form : forms) {
      const Result<std::string> text = text_of(form, where);
      if (!text) {
        wrong = text.error();
      } else if (!is_blank(*text)) {
        whole += (whole.empty() ? "" : "\n\n") + *text;
        break;
      }
    }
  }
  if (whole.empty() && wrong) {
    return tl::make_unexpected(*std::move(wrong));
  }
  return whole;
}

std::string author_of(GMimeMessage* mail) {
  InternetAddressList* from = g_mime_message_get_from(mail);
  InternetAddress* first =
      from != nullptr && internet_address_list_length(from) > 0 ? internet_address_list_get_address(from, 0) : nullptr;
  if (first == nullptr) {
    return {};
  }
  std::string name = text_or_empty(internet_address_get_name(first));
  if (!name.empty() || !INTERNET_ADDRESS_IS_MAILBOX(first)) {
    return name;
  }
  return text_or_empty(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
}

class MailReader {
 public:
  explicit MailReader(const Source& source) : source_(source) {}

  bool read(GMimeMessage* mail, std::string original) {
    Parts parts;
    collect(g_mime_message_get_mime_part(mail), parts, 0);
    return source_.sink(document_of(mail, parts, std::move(original))) && read_attached(parts);
  }

 private:
  Result<Document> document_of(GMimeMessage* mail, const Parts& parts, std::string original) const {
    const std::string subject(trimmed(valid(text_or_empty(g_mime_message_get_subject(mail)))));
    const Result<std::string> body = text_of(parts, source_.name);
    if (!body) {
      return tl::make_unexpected(body.error());
    }
    if (is_blank(*body) && (subject.empty() || !parts.attached.empty())) {
      return without_text(source_.name, "is a mail without text");
    }
    const bool headline = !subject.empty() && !body->starts_with(subject);
    Document document =
        new_document(std::move(original), {headline ? subject + (body->empty() ? "" : "\n\n") + *body : *body, "UTF-8"},
                     source_.name, source_.options);
    document.title = subject;
    document.author = valid(author_of(mail));
    if (GDateTime* date = g_mime_message_get_date(mail)) {
      const Result<CivilMinute> minute = civil_in_zone(g_date_time_to_unix(date), document.time_zone);
      if (minute) {
        document.published = {.value = whole(Granularity::minute, *minute).start,
                              .granularity = Granularity::minute,
                              .inferred = false,
                              .reason = "the mail's Date says so"};
      }
    }
    return document;
  }

  // Headers may be in any encoding or none.
  static std::string valid(std::string text) {
    if (valid_utf8_bytes(text) == text.size()) {
      return text;
    }
    const Result<DecodedText> decoded = decode_markup(text, {}, "");
    return decoded ? decoded->text : std::string();
  }

  bool read_attached(const Parts& parts) const {
    if (source_.depth >= kDeepest) {
      return true;
    }
    for (GMimePart* part : parts.attached) {
      const std::string file = valid(text_or_empty(g_mime_part_get_filename(part)));
      std::string bytes = bytes_of(part);
      const InputFormat format = detect_format(std::string_view(bytes).substr(0, Input::kPeek), file);
      if (!is_readable(part, format, file)) {
        continue;
      }
      const std::string name = fmt::format("{}: {}", source_.name, file.empty() ? "attachment" : file);
      if (!read_whole(std::move(bytes), format, {name, source_.options, source_.sink, source_.depth + 1})) {
        return false;
      }
    }
    std::size_t number = 0;
    for (GMimeMessage* message : parts.messages) {
      const std::string name = fmt::format("{}: mail {}", source_.name, ++number);
      const Source inner{name, source_.options, source_.sink, source_.depth + 1};
      char* bytes = g_mime_object_to_string(GMIME_OBJECT(message), nullptr);
      std::string original = text_or_empty(bytes);
      g_free(bytes);
      if (!MailReader(inner).read(message, std::move(original))) {
        return false;
      }
    }
    return true;
  }

  // Pictures and sounds are no documents, and nobody expects them to be.
  static bool is_readable(GMimePart* part, InputFormat format, const std::string& file) {
    switch (format) {
      case InputFormat::text:
        return has_type(GMIME_OBJECT(part), "text", "*") && file.find('.') != std::string::npos;
      case InputFormat::html:
      case InputFormat::mail:
      case InputFormat::feed:
      case InputFormat::pdf:
        return true;
      case InputFormat::office:  // or any other archive
        return file.ends_with(".docx") || file.ends_with(".odt");
      default:
        return false;
    }
  }

  const Source& source_;
};

void start_gmime() {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
}

}  // namespace

bool read_mail(std::string bytes, const Source& source) {
  start_gmime();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> mail(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!mail) {
    return source.sink(rejected(source.name, "is not a mail that can be read", "save it again as .eml"));
  }
  return MailReader(source).read(mail.get(), std::move(bytes));
}

}  // namespace dateline::events
