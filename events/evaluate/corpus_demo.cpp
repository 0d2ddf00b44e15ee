// The built-in demo against its facts: claims row by row, and which rows were put together as one event.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "base/csv.h"
#include "events/evaluate/corpora.h"
#include "events/evaluate/corpus_files.h"
#include "events/evaluate/strength_table.h"
#include "events/extract/merge/merge.h"
#include "events/text/document_reader.h"

namespace dateline::events {

namespace {

namespace fs = std::filesystem;

/// A line of expected.csv: what one report tells of one event.
struct Row {
  std::string report, event, place_id, type, control;
  std::optional<CivilMinute> first, last;  ///< midnights; the first may be open
};

struct Fit {
  bool type = false, days = false, control = false;
  [[nodiscard]] int points() const { return (type ? 4 : 0) + (days ? 2 : 0) + (control ? 1 : 0); }
  [[nodiscard]] bool all() const { return type && days && control; }
};

Result<std::optional<CivilMinute>> day_in(const std::string& cell) {
  if (cell.empty()) {
    return std::nullopt;
  }
  const auto time = parse_time(cell);
  return time ? Result<std::optional<CivilMinute>>(time->start) : tl::make_unexpected(time.error());
}

Result<std::vector<Row>> read_rows(const fs::path& file) {
  const auto content = file_content(file);
  if (!content) {
    return tl::make_unexpected(content.error());
  }
  CsvReader csv(*content, file.string());
  CsvRecord record;
  std::vector<Row> rows;
  bool header = true;
  while (true) {
    const auto more = csv.next(record);
    if (!more) {
      return tl::make_unexpected(more.error());
    }
    if (!*more) {
      return rows;
    }
    if (!std::exchange(header, false)) {
      if (record.fields.size() != 7) {
        return rejected(fmt::format("{}:{}", file.string(), record.line), "has not seven columns",
                        "give report, event, place_id, first_day, last_day, sub_event_type, control");
      }
      const std::vector<std::string>& cell = record.fields;
      const auto first = day_in(cell[3]);
      const auto last = day_in(cell[4]);
      if (!first || !last) {
        return tl::make_unexpected(first ? last.error() : first.error());
      }
      rows.push_back({cell[0], cell[1], cell[2], cell[5], cell[6], *first, *last});
    }
  }
}

CivilMinute midnight(CivilMinute time) {
  return *whole(Granularity::day, time).start;
}

Fit fit(const Row& row, const Claim& claim) {
  Fit fit;
  fit.type = name_of(claim.sub_event_type) == row.type;
  const auto& when = claim.when;
  const bool first = row.first ? when.start && midnight(*when.start) == *row.first : !when.start;
  const bool last = row.last ? when.end && midnight(*when.end - 1) == *row.last : !when.end;
  fit.days = first && last;
  fit.control = (claim.control ? std::string(name_of(claim.control->part)) : std::string()) == row.control;
  return fit;
}

class DemoScorer {
 public:
  DemoScorer(const Reader& reader, std::vector<Row> rows) : reader_(reader), rows_(std::move(rows)) {}

  void add(Document document) {
    Reading reading = reader_.read(std::move(document));
    ++reports_;
    for (Claim& claim : reading.claims) {
      contexts_.push_back(context_of(reading.document.text, claim.evidence.front().bytes));
      claims_.push_back(std::move(claim));
    }
  }

  CorpusReport report() {
    align();
    CorpusReport report;
    report.documents = reports_;
    Table rows{"expected rows", {"right", "share"}, {}};
    const auto row = [&](const char* label, auto&& holds) {
      const auto right = static_cast<std::size_t>(std::count_if(best_.begin(), best_.end(), holds));
      rows.rows.push_back({label, {std::to_string(right), fmt::format("{:.3f}", share(right, rows_.size()))}});
    };
    row("a claim at the place", [](const auto& fit) { return fit.has_value(); });
    row("with the type", [](const auto& fit) { return fit && fit->type; });
    row("with the days", [](const auto& fit) { return fit && fit->days; });
    row("with the control", [](const auto& fit) { return fit && fit->control; });
    row("right in all", [](const auto& fit) { return fit && fit->all(); });
    rows.rows.push_back({"expected", {std::to_string(rows_.size()), ""}});
    report.tables.push_back(std::move(rows));
    report.tables.push_back({"merging, by pairs of claims", counts_columns(), {counts_row("put together", pairs())}});
    report.tables.push_back(
        {"claims",
         {"a report", "all"},
         {{"made", per_report(claims_.size())}, {"that answer to no row", per_report(false_claims_)}}});
    StrengthTable strength;
    for (std::size_t claim = 0; claim < claims_.size(); ++claim) {
      strength.add(claims_[claim].confidence, row_of_[claim] && fit(rows_[*row_of_[claim]], claims_[claim]).all());
    }
    report.tables.push_back(strength.table("machine reading, claims right in all"));
    report.errors = std::move(errors_);
    return report;
  }

 private:
  [[nodiscard]] std::vector<std::string> per_report(std::size_t number) const {
    return {
        fmt::format("{:.2f}", static_cast<double>(number) / static_cast<double>(std::max<std::size_t>(reports_, 1))),
        std::to_string(number)};
  }

  // Pairs each row with its most alike claim of the same report and place; then further claims with rows of their type.
  void align() {
    best_.assign(rows_.size(), std::nullopt);
    row_of_.assign(claims_.size(), std::nullopt);
    std::vector<std::tuple<int, std::size_t, std::size_t>> pairs;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      for (std::size_t claim = 0; claim < claims_.size(); ++claim) {
        if (claims_[claim].document == rows_[row].report && claims_[claim].place.id == rows_[row].place_id) {
          pairs.emplace_back(-fit(rows_[row], claims_[claim]).points(), row, claim);
        }
      }
    }
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [points, row, claim] : pairs) {
      if (!best_[row] && !row_of_[claim]) {
        best_[row] = fit(rows_[row], claims_[claim]);
        row_of_[claim] = row;
        if (!best_[row]->all()) {
          errors_.push_back(
              {"not as expected", told(rows_[row]), claims_[claim].rule, rows_[row].report, contexts_[claim]});
        }
      }
    }
    for (const auto& [points, row, claim] : pairs) {
      if (!row_of_[claim] && fit(rows_[row], claims_[claim]).type) {
        row_of_[claim] = row;  // said twice
      }
    }
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (!best_[row]) {
        errors_.push_back({"missed", told(rows_[row]), "", rows_[row].report, ""});
      }
    }
    for (std::size_t claim = 0; claim < claims_.size(); ++claim) {
      if (!row_of_[claim]) {
        ++false_claims_;
        errors_.push_back({"false",
                           fmt::format("{} at {}", name_of(claims_[claim].sub_event_type), claims_[claim].place.name),
                           claims_[claim].rule, claims_[claim].document, contexts_[claim]});
      }
    }
  }

  static std::string told(const Row& row) { return row.type + " at " + row.place_id; }

  // Two claims belong together where their rows name the same event, and are put together where one event has both.
  Counts pairs() {
    int next = 0;
    const std::vector<Event> events = merge_claims(claims_, {}, "", [&] { return std::to_string(++next); });
    std::map<std::string, std::string> event_of;
    for (const Event& event : events) {
      for (const std::string& claim : event.claims) {
        event_of[claim] = event.id;
      }
    }
    Counts counts;
    for (std::size_t a = 0; a < claims_.size(); ++a) {
      for (std::size_t b = a + 1; b < claims_.size(); ++b) {
        if (!row_of_[a] || !row_of_[b]) {
          continue;
        }
        const bool gold = rows_[*row_of_[a]].event == rows_[*row_of_[b]].event;
        const bool found = event_of[claims_[a].id] == event_of[claims_[b].id];
        counts.expected += gold ? 1 : 0;
        counts.found += found ? 1 : 0;
        counts.matched += gold && found ? 1 : 0;
        if (gold != found) {
          errors_.push_back({gold ? "kept apart" : "wrongly put together", told(rows_[*row_of_[a]]),
                             claims_[a].document + " and " + claims_[b].document, claims_[b].document, contexts_[b]});
        }
      }
    }
    return counts;
  }

  const Reader& reader_;
  std::vector<Row> rows_;
  std::size_t reports_ = 0;
  std::size_t false_claims_ = 0;
  std::vector<Claim> claims_;
  std::vector<std::string> contexts_;               ///< by claim: its passage
  std::vector<std::optional<Fit>> best_;            ///< by row
  std::vector<std::optional<std::size_t>> row_of_;  ///< by claim
  std::vector<ErrorCase> errors_;
};

}  // namespace

Result<CorpusReport> evaluate_demo(const CorpusInputs& inputs, const Reader& reader) {
  const auto tables = corpus_files(inputs, "expected.csv");
  if (!tables) {
    return tl::make_unexpected(tables.error());
  }
  auto rows = read_rows(tables->front());
  if (!rows) {
    return tl::make_unexpected(rows.error());
  }
  DemoScorer scorer(reader, std::move(*rows));
  std::optional<Error> problem;
  const fs::path reports = tables->front().parent_path() / "reports.ndjson";
  read_documents(reports.string(), InputFormat::ndjson, {}, [&](Result<Document> document) {
    if (!document) {
      problem = std::move(document.error());
      return false;
    }
    scorer.add(std::move(*document));
    return true;
  });
  return problem ? Result<CorpusReport>(tl::make_unexpected(*problem)) : scorer.report();
}

}  // namespace dateline::events
