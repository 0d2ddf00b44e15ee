#include "events/text/document_reader.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "events/model/sha256.h"
#include "events/text/encoding.h"

namespace dateline::events {

namespace {

using nlohmann::json;

constexpr std::string_view kBlank = " \t\r\n\f\v";
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

tl::unexpected<Error> too_large(const std::string& where) {
  return rejected(where, fmt::format("is larger than {} MB", kMaxDocumentBytes >> 20), "split it");
}

tl::unexpected<Error> empty(const std::string& where) {
  return rejected(where, "is empty", "give a file that holds a report");
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(kBlank) == std::string_view::npos;
}

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) {
      std::fclose(file);
    }
  }
};

// Bytes of a file or of standard input, by the line or to the end.
class Input {
 public:
  static Result<Input> open(const std::string& path) {
    if (path == "-") {
      return Input(stdin, path);
    }
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
      return rejected(path, "is a folder", "name the files in it");
    }
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) {
      return errno == ENOENT
                 ? rejected(path, "no such file", "check its name")
                 : rejected(path, fmt::format("cannot be read: {}", std::strerror(errno)), "check its permissions");
    }
    return Input(file, path);
  }

  /// Appends a line with its line end; false at the end of the input. Reads no more than a document may have.
  Result<bool> append_line(std::string& line) {
    const std::size_t begin = line.size();
    while (line.size() <= kMaxDocumentBytes) {
      if (next_ == end_ && !fill()) {
        return check(line.size() > begin);
      }
      const char* newline = static_cast<const char*>(std::memchr(next_, '\n', static_cast<std::size_t>(end_ - next_)));
      const char* stop = newline == nullptr ? end_ : newline + 1;
      line.append(next_, stop);
      next_ = stop;
      if (newline != nullptr) {
        return true;
      }
    }
    return true;
  }

  /// Drops what is left of a line that is too long.
  void skip_line() {
    while (next_ != end_ || fill()) {
      const char* newline = static_cast<const char*>(std::memchr(next_, '\n', static_cast<std::size_t>(end_ - next_)));
      next_ = newline == nullptr ? end_ : newline + 1;
      if (newline != nullptr) {
        return;
      }
    }
  }

 private:
  Input(std::FILE* file, std::string name) : file_(file), name_(std::move(name)), buffer_(kBuffer) {}

  bool fill() {
    const std::size_t count = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
    next_ = buffer_.data();
    end_ = next_ + count;
    return count > 0;
  }

  [[nodiscard]] Result<bool> check(bool value) const {
    if (std::ferror(file_.get()) != 0) {
      return rejected(name_, fmt::format("cannot be read: {}", std::strerror(errno)), "check the disk and try again");
    }
    return value;
  }

  static constexpr std::size_t kBuffer = 256 * 1024;
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::string name_;
  std::vector<char> buffer_;
  const char* next_ = nullptr;
  const char* end_ = nullptr;
};

void date_document(Document& document, const std::optional<TimeInterval>& published) {
  if (published) {
    document.published.value = published->start;
    document.published.granularity = published->granularity;
  }
}

// The value of a string field; empty where it is absent or null.
Result<std::string> string_field(const json& object, const char* key, const std::string& where) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) {
    return std::string();
  }
  if (!found->is_string()) {
    return rejected(where, fmt::format("`{}` is not a string", key), "write it in quotation marks");
  }
  return found->get<std::string>();
}

Result<Document> read_object(const json& object, const DocumentOptions& options, const std::string& where) {
  Document document;
  document.name = where;
  document.encoding = "UTF-8";
  std::string published;
  std::string zone;
  const std::array<std::pair<const char*, std::string*>, 7> fields = {{{"text", &document.text},
                                                                       {"title", &document.title},
                                                                       {"publisher", &document.publisher},
                                                                       {"language", &document.language},
                                                                       {"note", &document.note},
                                                                       {"published", &published},
                                                                       {"time_zone", &zone}}};
  for (const auto& [key, value] : fields) {
    Result<std::string> field = string_field(object, key, where);
    if (!field) {
      return tl::make_unexpected(field.error());
    }
    *value = std::move(*field);
  }
  if (const auto id = object.find("id"); id != object.end() && !id->is_null()) {
    document.id = id->is_string() ? id->get<std::string>() : id->dump();
  }
  if (is_blank(document.text)) {
    return rejected(where, "`text` is missing or empty", "give the report's text there");
  }
  if (document.text.find('\0') != std::string::npos) {
    return rejected(where, "`text` holds binary data", "give the report's text there");
  }
  document.time_zone = zone.empty() ? options.time_zone : zone;
  if (!is_time_zone(document.time_zone)) {
    return rejected(where, fmt::format("no such time zone: {}", document.time_zone), "give an IANA name");
  }
  if (is_blank(published)) {
    date_document(document, options.published);
  } else {
    const Result<TimeInterval> time = parse_time(published, document.time_zone);
    if (!time) {
      return rejected(where, fmt::format("`published` is \"{}\": {}", published, time.error().what), time.error().fix);
    }
    date_document(document, *time);
  }
  if (document.publisher.empty()) {
    document.publisher = options.publisher;
  }
  return document;
}

Result<Document> read_json_line(std::string_view line, const std::string& where, const DocumentOptions& options) {
  const json object = json::parse(line, nullptr, false);
  if (object.is_discarded()) {
    return rejected(where, "is not valid JSON", "correct the line");
  }
  if (!object.is_object()) {
    return rejected(where, "is no JSON object", "write {\"id\": ..., \"text\": ...}");
  }
  return read_object(object, options, where).map([&](Document document) {
    document.original = line;
    document.sha256 = sha256(line);
    document.text_sha256 = sha256(document.text);
    if (document.id.empty()) {
      document.id = document.sha256;
    }
    return document;
  });
}

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) {
    line.remove_suffix(1);
  }
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

bool begins_ndjson(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(kBlank);
  if (begin == std::string_view::npos || line[begin] != '{') {
    return false;
  }
  const json object = json::parse(line, nullptr, false);
  return object.is_object() && object.contains("text");
}

class LineReader {
 public:
  LineReader(Input& input, const std::string& path, const DocumentOptions& options, const DocumentSink& sink)
      : input_(input), path_(path), options_(options), sink_(sink) {}

  // `line` is the first non-blank line of the input, the one with this number.
  void run(std::string line, std::size_t number) {
    if (line.starts_with(kUtf8Mark)) {
      line.erase(0, kUtf8Mark.size());
    }
    while (take(line, number)) {
      line.clear();
      ++number;
      const Result<bool> more = input_.append_line(line);
      if (!more) {
        sink_(tl::make_unexpected(more.error()));
        return;
      }
      if (!*more) {
        return;
      }
    }
  }

 private:
  // False where the receiver wants no more.
  bool take(const std::string& line, std::size_t number) {
    const std::string where = fmt::format("{}:{}", path_, number);
    if (line.size() > kMaxDocumentBytes) {
      input_.skip_line();
      return sink_(too_large(where));
    }
    return is_blank(line) || sink_(read_json_line(without_line_end(line), where, options_));
  }

  Input& input_;
  const std::string& path_;
  const DocumentOptions& options_;
  const DocumentSink& sink_;
};

}  // namespace

Result<Document> read_document(std::string bytes, std::string name, const DocumentOptions& options) {
  if (bytes.size() > kMaxDocumentBytes) {
    return too_large(name);
  }
  if (is_blank(bytes)) {
    return empty(name);
  }
  Result<DecodedText> decoded = decode_text(bytes, name);
  if (!decoded) {
    return tl::make_unexpected(decoded.error());
  }
  if (is_blank(decoded->text)) {
    return empty(name);
  }
  Document document;
  document.sha256 = sha256(bytes);
  document.id = document.sha256;
  document.text_sha256 = sha256(decoded->text);
  document.name = std::move(name);
  document.encoding = std::move(decoded->encoding);
  document.original = std::move(bytes);
  document.text = std::move(decoded->text);
  document.publisher = options.publisher;
  document.time_zone = options.time_zone;
  date_document(document, options.published);
  return document;
}

void read_documents(const std::string& path, InputFormat format, const DocumentOptions& options,
                    const DocumentSink& sink) {
  Result<Input> input = Input::open(path);
  if (!input) {
    sink(tl::make_unexpected(input.error()));
    return;
  }
  // Up to and with the first non-blank line, which tells the format.
  std::string head;
  std::size_t line_begin = 0;
  std::size_t line_number = 0;
  Result<bool> more = true;
  do {
    line_begin = head.size();
    ++line_number;
    more = input->append_line(head);
  } while (more && *more && is_blank(std::string_view(head).substr(line_begin)) && head.size() <= kMaxDocumentBytes);

  const std::string_view first_line = std::string_view(head).substr(line_begin);
  const std::string_view content =
      head.starts_with(kUtf8Mark) && line_begin == 0 ? first_line.substr(kUtf8Mark.size()) : first_line;
  if (more && *more && format != InputFormat::text && (format == InputFormat::ndjson || begins_ndjson(content))) {
    LineReader(*input, path, options, sink).run(std::string(first_line), line_number);
    return;
  }
  while (more && *more && head.size() <= kMaxDocumentBytes) {
    more = input->append_line(head);
  }
  sink(more ? read_document(std::move(head), path, options) : tl::make_unexpected(more.error()));
}

}  // namespace dateline::events
