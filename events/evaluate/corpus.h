#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "events/evaluate/measures.h"
#include "events/extract/reader.h"
#include "events/model/event.h"

namespace dateline::events {

/// Figures for a person: a title, column headings, and rows whose first cell is a label.
struct Table {
  std::string title;
  std::vector<std::string> columns;  ///< of all cells of a row but its label
  struct Row {
    std::string label;
    std::vector<std::string> cells;
  };
  std::vector<Row> rows;
};

/// The columns of a table of counts, and one row of it: precision, recall, F1, expected, found, matched.
[[nodiscard]] std::vector<std::string> counts_columns();
[[nodiscard]] Table::Row counts_row(std::string label, const Counts& counts);

/// The table in text, its columns aligned; ends in a line end.
[[nodiscard]] std::string to_text(const Table& table);

/// One thing that reading got wrong.
struct ErrorCase {
  std::string kind;      ///< "missed", "false", "340 km off": cases of a kind are listed together
  std::string text;      ///< the words that it is about: cases of the same words are counted together
  std::string detail;    ///< what was found instead, in words; may be empty
  std::string document;  ///< which document
  std::string context;   ///< the passage, with the words marked
};

/// The words around a span of a document, on one line, the span between « and ».
[[nodiscard]] std::string context_of(std::string_view text, Span span);

/// The same of the first passage that an event rests on; empty where it rests on none.
[[nodiscard]] std::string context_of(const Reading& reading, const Event& event);

/// The worst cases in text: for each kind the `most` words that go wrong most often, each with its count and the first
/// passage. Kinds stand in the order of their first case.
[[nodiscard]] std::string to_text(const std::vector<ErrorCase>& errors, std::size_t most);

/// An event that was read, and whether the gold has it.
struct JudgedEvent {
  std::string document;
  std::vector<ReadingFeatures> claims;  ///< what the reading of each of its claims showed
  double confidence = 0;
  bool right = false;
};

/// The event as judged; `reading` is of its one document.
[[nodiscard]] JudgedEvent judged(const Reading& reading, const Event& event, std::string document, bool right);

/// How reading does on a gold corpus.
struct CorpusReport {
  std::size_t documents = 0;
  std::vector<Table> tables;
  std::vector<ErrorCase> errors;  ///< all of them, in the order of the documents
  std::vector<Error> rejected;    ///< files or documents that were left out
  /// Of corpora that tell which events are right, all events; else empty.
  std::vector<JudgedEvent> judged;
};

/// The files of a corpus, or the folders that hold them.
using CorpusInputs = std::vector<std::filesystem::path>;

/// A gold corpus that `dateline evaluate --corpus NAME` knows.
struct Corpus {
  std::string_view name;  ///< "lgl"
  std::string_view what;  ///< what it holds and which files are asked for, in words
  /// Reads the gold format from files or folders, reads the texts with `reader` and compares. Single-threaded. Error:
  /// nothing of the format was there.
  Result<CorpusReport> (*evaluate)(const CorpusInputs& inputs, const Reader& reader);
};

/// All of them. One file a corpus, corpus_NAME.cpp; the table is in corpora.cpp.
[[nodiscard]] std::span<const Corpus> corpora();

}  // namespace dateline::events
