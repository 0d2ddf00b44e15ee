#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "events/evaluate/corpus.h"
#include "tests/events/extract/test_reader.h"
#include "tests/support/temporary_folder.h"

namespace dateline::events {

/// What `dateline evaluate --corpus NAME` finds.
inline Result<CorpusReport> evaluate_test_corpus(std::string_view name, const std::filesystem::path& input) {
  const auto all = corpora();
  const auto corpus = std::find_if(all.begin(), all.end(), [&](const Corpus& one) { return one.name == name; });
  REQUIRE(corpus != all.end());
  return corpus->evaluate({input}, *test_reader());
}

using Cells = std::vector<std::string>;

/// The cells of a row; empty where there is none.
inline Cells cells(const CorpusReport& report, std::size_t table, std::string_view label) {
  for (const Table::Row& row : report.tables.at(table).rows) {
    if (row.label == label) {
      return row.cells;
    }
  }
  return {};
}

inline bool has_error(const CorpusReport& report, std::string_view kind) {
  return std::any_of(report.errors.begin(), report.errors.end(),
                     [&](const ErrorCase& error) { return error.kind == kind; });
}

}  // namespace dateline::events
