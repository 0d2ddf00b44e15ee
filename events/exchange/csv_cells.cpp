#include "events/exchange/csv_cells.h"

#include <algorithm>
#include <cstring>

namespace dateline::events {

namespace {

std::size_t find_from(std::string_view text, char c, std::size_t at) {
  const void* found = at < text.size() ? std::memchr(text.data() + at, c, text.size() - at) : nullptr;
  return found == nullptr ? text.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace

char likely_separator(std::string_view first_line) {
  const auto count = [&](char c) { return std::ranges::count(first_line, c); };
  char best = ',';
  for (const char c : {'\t', ';'}) {
    best = count(c) > count(best) ? c : best;
  }
  return best;
}

std::string_view CsvCells::quoted() {
  const std::size_t begin = ++at_;
  std::size_t quote = find_from(text_, '"', at_);
  if (quote + 1 >= text_.size() || text_[quote + 1] != '"') {
    unclosed_ = quote == text_.size();
    at_ = std::min(quote + 1, text_.size());
    return text_.substr(begin, quote - begin);
  }
  if (unquoted_count_ == unquoted_.size()) {
    unquoted_.emplace_back();
  }
  std::string& cell = unquoted_[unquoted_count_++];
  cell.clear();
  std::size_t from = begin;
  while (quote + 1 < text_.size() && text_[quote + 1] == '"') {
    cell.append(text_, from, quote + 1 - from);
    from = quote + 2;
    quote = find_from(text_, '"', from);
  }
  cell.append(text_, from, quote - from);
  unclosed_ = quote == text_.size();
  at_ = std::min(quote + 1, text_.size());
  return cell;
}

bool CsvCells::next() {
  while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
    ++at_;
  }
  cells_.clear();
  unquoted_count_ = 0;
  if (at_ >= text_.size()) {
    return false;
  }
  while (true) {
    if (at_ < text_.size() && text_[at_] == '"') {
      cells_.push_back(quoted());
    } else {
      const std::size_t begin = at_;
      while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') {
        ++at_;
      }
      std::string_view cell = text_.substr(begin, at_ - begin);
      if (cell.ends_with('\r')) {
        cell.remove_suffix(1);
      }
      cells_.push_back(cell);
    }
    // What follows a closing quote up to the separator belongs nowhere.
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') {
      ++at_;
    }
    if (at_ >= text_.size() || text_[at_++] == '\n') {
      return true;
    }
  }
}

}  // namespace dateline::events
