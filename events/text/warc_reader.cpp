// Web archives (WARC, ISO 28500), also compressed record by record: one document a page or text that was fetched.
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "events/text/document_formats.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

constexpr std::size_t kMostHeaderBytes = 1u << 20;
constexpr std::uint64_t kLargestRecord = 8ull << 30;  // passing over more takes too long

using Headers = std::map<std::string, std::string>;  // names in lower case

// "Name: value" lines; a line that begins with white space goes on the one before.
void add_header(Headers& headers, std::string& last, std::string_view line) {
  if (line.starts_with(' ') || line.starts_with('\t')) {
    if (!last.empty()) {
      headers[last] += " " + std::string(trimmed(line));
    }
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos) {
    last = to_lower_ascii(trimmed(line.substr(0, colon)));
    headers[last] = trimmed(line.substr(colon + 1));
  }
}

std::string field(const Headers& headers, const char* name) {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

// "text/html" of "text/html; charset=utf-8".
std::string media_type(const std::string& content_type) {
  return to_lower_ascii(trimmed(content_type.substr(0, content_type.find(';'))));
}

std::string charset_of(const std::string& content_type) {
  const std::string lower = to_lower_ascii(content_type);
  const std::size_t at = lower.find("charset=");
  if (at == std::string::npos) {
    return {};
  }
  std::string charset = lower.substr(at + 8, lower.find(';', at) - at - 8);
  std::erase(charset, '"');
  return std::string(trimmed(charset));
}

// The body of "Transfer-Encoding: chunked" (RFC 9112). Archives often keep the header and not the chunks: then as it
// is.
std::string without_chunks(std::string_view body) {
  std::string whole;
  std::string_view rest = body;
  while (true) {
    std::size_t size = 0;
    const auto [end, bad] = std::from_chars(rest.data(), rest.data() + rest.size(), size, 16);
    const std::size_t line = rest.find('\n');
    if (bad != std::errc() || line == std::string_view::npos) {
      return whole.empty() ? std::string(body) : whole;
    }
    rest.remove_prefix(line + 1);
    if (size == 0) {
      return whole;
    }
    whole += rest.substr(0, size);
    rest.remove_prefix(std::min(size, rest.size()));
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - std::min<std::size_t>(1, rest.size())) +
                       std::min<std::size_t>(1, rest.size()));
  }
}

// What gzip or deflate compressed, up to what a document may have. Nothing where it is neither.
std::optional<std::string> inflated(const std::string& body) {
  z_stream stream{};
  constexpr int kDetectGzipAndZlib = 15 + 32;
  if (inflateInit2(&stream, kDetectGzipAndZlib) != Z_OK) {
    return std::nullopt;
  }
  std::string out;
  std::string buffer(256 * 1024, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  int state = Z_OK;
  while (state == Z_OK && out.size() <= kMaxDocumentBytes) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer, 0, buffer.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END || !out.empty() ? std::optional(std::move(out)) : std::nullopt;
}

// An HTTP response taken apart.
struct Response {
  int status = 0;
  Headers headers;
  std::string body;
};

Response parse_response(std::string_view bytes) {
  Response response;
  std::string last;
  for (bool first = true;; first = false) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = without_line_end(bytes.substr(0, end == std::string_view::npos ? end : end + 1));
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.empty()) {
      break;
    }
    if (first) {
      const std::size_t blank = std::min(line.find(' '), line.size());
      const std::string_view status = trimmed(line.substr(blank)).substr(0, 3);
      std::from_chars(status.data(), status.data() + status.size(), response.status);
    } else {
      add_header(response.headers, last, line);
    }
  }
  response.body = to_lower_ascii(field(response.headers, "transfer-encoding")).find("chunked") != std::string::npos
                      ? without_chunks(bytes)
                      : std::string(bytes);
  const std::string encoding = to_lower_ascii(field(response.headers, "content-encoding"));
  if (encoding == "gzip" || encoding == "deflate" || encoding == "x-gzip") {
    if (auto unpacked = inflated(response.body)) {
      response.body = std::move(*unpacked);
    }
  }
  return response;
}

class WarcReader {
 public:
  WarcReader(Input& input, const Source& source) : input_(input), source_(source) {}

  bool run() {
    while (true) {
      Result<bool> more = read_headers();
      if (!more) {
        return source_.sink(tl::make_unexpected(more.error()));
      }
      if (!*more) {
        return true;
      }
      const std::string length = field(headers_, "content-length");
      std::uint64_t size = 0;
      const auto [end, bad] = std::from_chars(length.data(), length.data() + length.size(), size);
      if (bad != std::errc() || end != length.data() + length.size() || size > kLargestRecord) {
        return source_.sink(damaged());
      }
      const Result<bool> wanted = take_record(size);
      if (!wanted) {
        return source_.sink(tl::make_unexpected(wanted.error()));
      }
      if (!*wanted) {
        return false;
      }
    }
  }

 private:
  tl::unexpected<Error> damaged() const {
    return rejected(fmt::format("{}: record {}", source_.name, record_), "is a damaged web archive from here on",
                    "get the file again");
  }

  // The named fields of the next record; false at the end of the file.
  Result<bool> read_headers() {
    headers_.clear();
    std::string last;
    std::string line;
    std::size_t bytes = 0;
    bool begun = false;
    while (true) {
      line.clear();
      Result<bool> more = input_.append_line(line);
      if (!more) {
        return more;
      }
      bytes += line.size();
      const std::string_view text = without_line_end(line);
      if (!*more) {
        return begun ? Result<bool>(damaged()) : Result<bool>(false);
      }
      if (bytes > kMostHeaderBytes) {
        return damaged();
      }
      if (text.empty()) {
        if (begun) {
          return true;
        }
      } else if (!begun) {
        ++record_;
        if (!text.starts_with("WARC/")) {
          return damaged();
        }
        begun = true;
      } else {
        add_header(headers_, last, text);
      }
    }
  }

  // Reads what is a page or a text, passes over all else. False where the receiver wants no more.
  Result<bool> take_record(std::uint64_t size) {
    const std::string type = to_lower_ascii(field(headers_, "warc-type"));
    const std::string content_type = field(headers_, "content-type");
    const bool is_response = type == "response" && media_type(content_type) == "application/http";
    const bool is_resource = (type == "resource" || type == "conversion") && is_readable(media_type(content_type));
    if (!is_response && !is_resource) {
      input_.skip(size);
      return true;
    }
    if (size > kMaxDocumentBytes) {
      input_.skip(size);
      return source_.sink(too_large(name()));
    }
    std::string block;
    if (const Result<void> read = input_.append(block, size); !read) {
      return tl::make_unexpected(read.error());
    }
    if (block.size() < size) {
      return source_.sink(rejected(name(), "is a web archive that breaks off", "get the whole file"));
    }
    if (is_resource) {
      return read(std::move(block), media_type(content_type), charset_of(content_type));
    }
    Response response = parse_response(block);
    const std::string of_body = field(response.headers, "content-type");
    constexpr int kFirstGood = 200;
    constexpr int kLastGood = 299;
    if (response.status < kFirstGood || response.status > kLastGood || !is_readable(media_type(of_body)) ||
        is_blank(response.body)) {
      return true;
    }
    return read(std::move(response.body), media_type(of_body), charset_of(of_body));
  }

  static bool is_readable(const std::string& media) {
    return media == "text/html" || media == "application/xhtml+xml" || media == "text/plain" ||
           media == "application/pdf";
  }

  [[nodiscard]] std::string name() const {
    const std::string address = target();
    return fmt::format("{}: {}", source_.name, address.empty() ? fmt::format("record {}", record_) : address);
  }
  [[nodiscard]] std::string target() const {
    std::string address = field(headers_, "warc-target-uri");
    // Older archives have it in angle brackets; what is not ASCII does not belong into an address.
    std::erase_if(address, [](char c) { return c == '<' || c == '>' || c <= ' ' || c == '\x7F'; });
    return address;
  }

  // A page that does not say where it was published was published where it was fetched.
  bool read(std::string body, const std::string& media, const std::string& charset) {
    const std::string address = target();
    const DocumentSink with_address = [&](Result<Document> document) {
      if (document && document->url.empty()) {
        document->url = address;
      }
      return source_.sink(std::move(document));
    };
    const std::string called = name();
    const Source page{called, source_.options, with_address, source_.depth + 1};
    if (body.size() > kMaxDocumentBytes) {
      return source_.sink(too_large(called));
    }
    if (media == "application/pdf") {
      return read_pdf(std::move(body), page);
    }
    return media == "text/plain" ? read_plain_text(std::move(body), page) : read_html(std::move(body), page, charset);
  }

  Input& input_;
  const Source& source_;
  Headers headers_;
  std::size_t record_ = 0;
};

}  // namespace

bool read_warc(Input& input, const Source& source) {
  return WarcReader(input, source).run();
}

}  // namespace dateline::events
