// PDF, through poppler's programs, each a process of its own: a file that makes them crash or run on does not harm us.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "events/text/child_process.h"
#include "events/text/document_formats.h"
#include "events/text/encoding.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

using How = ProcessEnd::How;

Error error_of(const ProcessEnd& end, const std::string& where) {
  const auto reject = [&](std::string what, std::string fix) {
    return Error{Error::Kind::rejected, where, std::move(what), std::move(fix)};
  };
  if (end.how == How::not_found) {
    return reject("is a PDF, and pdftotext is not installed", "install poppler-utils");
  }
  if (end.how == How::too_slow || end.how == How::too_much) {
    return reject("is a PDF that takes too much time or memory", "split it, or give its text");
  }
  if (end.err.find("password") != std::string::npos || end.err.find("encrypt") != std::string::npos) {
    return reject("is an encrypted PDF", "save it without a password");
  }
  return end.err.find("not allowed") != std::string::npos
             ? reject("is a PDF that forbids copying its text", "give its text")
             : reject("is a damaged PDF", "get the file again");
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

// A line with its numbers made equal, so that "Page 3 of 9" is the same on every page.
std::string pattern_of(std::string_view line) {
  std::string pattern;
  for (const char c : trimmed(line)) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit || !pattern.ends_with('#')) {
      pattern += digit ? '#' : c;
    }
  }
  return pattern;
}

using Lines = std::vector<std::string_view>;

// The first and the last lines of a page that hold something: where headers and footers stand.
std::vector<std::size_t> edges_of(const Lines& page) {
  constexpr std::size_t kEdge = 2;
  std::vector<std::size_t> filled;
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (!is_blank(page[i])) {
      filled.push_back(i);
    }
  }
  if (filled.size() > 2 * kEdge) {
    filled.erase(filled.begin() + kEdge, filled.end() - kEdge);
  }
  return filled;
}

// Takes away what stands at the edge of at least half of the pages.
void drop_headers(std::vector<Lines>& pages) {
  constexpr std::size_t kFewestPages = 3;
  if (pages.size() < kFewestPages) {
    return;
  }
  std::map<std::string, std::size_t> seen;
  for (const Lines& page : pages) {
    for (const std::size_t edge : edges_of(page)) {
      ++seen[pattern_of(page[edge])];
    }
  }
  for (Lines& page : pages) {
    for (const std::size_t edge : edges_of(page)) {
      if (2 * seen[pattern_of(page[edge])] >= std::max(pages.size(), 2 * kFewestPages)) {
        page[edge] = {};
      }
    }
  }
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

// Writes lines one under the other; the rest of a word that was hyphenated at the end of a line comes up to it.
class PageText {
 public:
  void add_page(const Lines& page) {
    bool first = true;
    for (std::string_view line : page) {
      line = trimmed(line);
      if (line.empty()) {
        blank_ = true;
        continue;
      }
      if (first && !text_.empty()) {
        // A sentence that goes on over the page.
        const bool goes_on = is_lower(line[0]) && std::string_view(".!?:").find(text_.back()) == std::string_view::npos;
        blank_ = !goes_on;
      }
      first = false;
      add_line(line);
    }
    blank_ = true;
  }
  std::string take() { return std::move(text_) + "\n"; }

 private:
  void add_line(std::string_view line) {
    const std::size_t size = text_.size();
    if (!blank_ && size > 1 && text_[size - 1] == '-' && is_lower(text_[size - 2]) && is_lower(line[0])) {
      const std::size_t word = std::min(line.find(' '), line.size());
      text_.pop_back();
      text_ += line.substr(0, word);
      line = trimmed(line.substr(word));
      if (line.empty()) {
        return;
      }
    }
    if (!text_.empty()) {
      text_ += blank_ ? "\n\n" : "\n";
    }
    blank_ = false;
    text_ += line;
  }
  std::string text_;
  bool blank_ = false;
};

std::string text_of_pages(std::string_view output) {
  std::vector<Lines> pages;
  for (const std::string_view page : split(output, '\f')) {
    pages.push_back(split(page, '\n'));
  }
  if (pages.size() > 1 && pages.back().size() == 1 && pages.back()[0].empty()) {
    pages.pop_back();  // behind the last form feed
  }
  drop_headers(pages);
  PageText text;
  for (const Lines& page : pages) {
    text.add_page(page);
  }
  return text.take();
}

// What the file says of itself is a hint: programs write their own names for titles, and the day on which a PDF was
// made is not the one on which its text was published.
void add_hints(Document& document, const std::string& info) {
  for (const std::string_view line : split(info, '\n')) {
    const std::size_t colon = line.find(':');
    const std::string_view key = line.substr(0, colon);
    const std::string_view value =
        colon == std::string_view::npos ? std::string_view() : trimmed(line.substr(colon + 1));
    if (key == "Title" && value.find("Microsoft") == std::string_view::npos &&
        value.find('.') == std::string_view::npos && value.find(' ') != std::string_view::npos) {
      document.title = value;
    } else if (key == "Author" && document.author.empty()) {
      document.author = value;
    } else if (key == "CreationDate" && !document.published.value) {
      if (const auto date = metadata_date(value, document.time_zone)) {
        document.published = {.value = whole(Granularity::day, *date->start).start,
                              .granularity = Granularity::day,
                              .inferred = true,
                              .reason = "the PDF was made on that day"};
      }
    }
  }
}

Result<Document> read(std::string bytes, const Source& source) {
  const ProcessLimits limits;
  const ProcessEnd text = run_process({"pdftotext", "-enc", "UTF-8", "-eol", "unix", "-", "-"}, bytes, limits);
  if (text.how != How::done) {
    return tl::make_unexpected(error_of(text, source.name));
  }
  if (is_blank(text.out)) {
    return without_text(source.name, "is a PDF without text, perhaps of scanned pages");
  }
  const ProcessEnd info = run_process({"pdfinfo", "-isodates", "-enc", "UTF-8", "-"}, bytes, limits);
  Result<DecodedText> decoded = decode_markup(text_of_pages(text.out), "UTF-8", source.name);
  if (!decoded) {
    return tl::make_unexpected(decoded.error());
  }
  Document document = new_document(std::move(bytes), std::move(*decoded), source.name, source.options);
  if (info.how == How::done && valid_utf8_bytes(info.out) == info.out.size()) {
    add_hints(document, info.out);
  }
  return document;
}

}  // namespace

bool read_pdf(std::string bytes, const Source& source) {
  return source.sink(read(std::move(bytes), source));
}

}  // namespace dateline::events
