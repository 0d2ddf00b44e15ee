#include "base/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dateline {

CsvReader::CsvReader(std::string_view text, std::string name, char delimiter)
    : text_(text), name_(std::move(name)), delimiter_(delimiter) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text_.starts_with(kByteOrderMark)) {
    at_ = kByteOrderMark.size();
  }
}

Result<void> CsvReader::read_quoted(CsvRecord& record, std::string& field) {
  const auto where = [&] { return fmt::format("{}:{}:{}", name_, record.line, record.fields.size() + 1); };
  ++at_;
  while (true) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) {
      return rejected(where(), "a quoted field is never closed", "close it with a double quote");
    }
    for (const char c : text_.substr(at_, quote - at_)) {
      line_ += c == '\n' ? 1 : 0;
      field += c;
    }
    at_ = quote + 1;
    if (at_ == text_.size() || text_[at_] != '"') {
      break;
    }
    field += '"';
    ++at_;
  }
  if (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n' && text_[at_] != '\r') {
    return rejected(where(), "text follows a closing quote", "double the quotes that belong to the field");
  }
  return {};
}

Result<bool> CsvReader::next(CsvRecord& record) {
  while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
    line_ += text_[at_] == '\n' ? 1 : 0;
    ++at_;
  }
  record.fields.clear();
  record.line = line_;
  if (at_ == text_.size()) {
    return false;
  }
  while (true) {
    std::string field;
    if (at_ < text_.size() && text_[at_] == '"') {
      if (auto read = read_quoted(record, field); !read) {
        return tl::make_unexpected(read.error());
      }
    } else {
      const std::array<char, 2> stops = {delimiter_, '\n'};
      const std::size_t end =
          std::min(text_.find_first_of(std::string_view(stops.data(), stops.size()), at_), text_.size());
      field = text_.substr(at_, end - at_);
      at_ = end;
      if (field.ends_with('\r')) {
        field.pop_back();
      }
    }
    record.fields.push_back(std::move(field));
    if (at_ < text_.size() && text_[at_] == delimiter_) {
      ++at_;
      continue;
    }
    if (at_ < text_.size() && text_[at_] == '\r') {
      ++at_;
    }
    if (at_ < text_.size() && text_[at_] == '\n') {
      ++at_;
      ++line_;
    }
    return true;
  }
}

}  // namespace dateline
