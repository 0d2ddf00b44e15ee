#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::events {

/// Cuts text into records and cells without copying what needs no copy: comma- (or otherwise) separated values as
/// RFC 4180 has them. Forgiving: a quote inside a cell that does not begin with one is a character like any other.
class CsvCells {
 public:
  /// `text` must outlive the cells.
  CsvCells(std::string_view text, char separator) : text_(text), separator_(separator) {}
  /// The next record's cells, valid until the next call; false at the end. Blank lines are skipped.
  [[nodiscard]] bool next();
  [[nodiscard]] const std::vector<std::string_view>& cells() const { return cells_; }
  /// Whether the last record ends within quotation marks: the text ended before they were closed.
  [[nodiscard]] bool is_unclosed() const { return unclosed_; }
  /// Where the next record begins.
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  [[nodiscard]] std::string_view quoted();
  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::vector<std::string_view> cells_;
  std::deque<std::string> unquoted_;  // of cells with doubled quotes; a deque, whose strings stay where they are
  std::size_t unquoted_count_ = 0;
  bool unclosed_ = false;
};

/// The separator that a header line is most likely cut by: tab, semicolon or comma.
[[nodiscard]] char likely_separator(std::string_view first_line);

}  // namespace dateline::events
