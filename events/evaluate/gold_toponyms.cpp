#include "events/evaluate/gold_toponyms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "events/evaluate/code_point_offsets.h"
#include "events/text/document_reader.h"

namespace dateline::events {

namespace {

constexpr double kNearKm = 161;
constexpr double kFarthestKm = 20039;

bool near_enough(std::uint32_t a, std::uint32_t b) {
  return a + 1 >= b && b + 1 >= a;
}

bool same_span(Span a, Span b) {
  return near_enough(a.begin, b.begin) && near_enough(a.end, b.end);
}

class GoldScorer {
 public:
  explicit GoldScorer(const Reader& reader) : reader_(reader) {}

  void add(const GoldDocument& gold, const Reading& reading) {
    const CodePointOffsets offsets(reading.document.text);
    std::vector<Span> found;
    for (const Toponym& toponym : reading.toponyms) {
      found.push_back(offsets.code_points(toponym.span));
    }
    std::vector<bool> used(found.size(), false);
    const auto match = [&](Span wanted) -> std::optional<std::size_t> {
      std::optional<std::size_t> best;
      for (std::size_t i = 0; i < found.size(); ++i) {
        if (!used[i] && same_span(found[i], wanted) && (!best || found[i] == wanted)) {
          best = i;
        }
      }
      return best;
    };
    for (const GoldToponym& toponym : gold.toponyms) {
      if (!toponym.known_place) {
        continue;
      }
      ++spans_.expected;
      if (const auto at = match(toponym.code_points)) {
        used[*at] = true;
        ++spans_.matched;
        if (toponym.point) {
          place(gold, reading, reading.toponyms[*at], *toponym.point);
        }
      } else {
        unknown_missed_ += toponym.point ? 0 : 1;
        error("missed", gold, reading, offsets.bytes(toponym.code_points), "");
      }
    }
    spans_.found += found.size();
    for (const GoldToponym& toponym : gold.toponyms) {
      if (const auto at = toponym.known_place ? std::nullopt : match(toponym.code_points)) {
        used[*at] = true;
        ++without_point_;
      }
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!used[i]) {
        const Toponym& toponym = reading.toponyms[i];
        error("false", gold, reading, toponym.span, fmt::format("{}; {}", name_of(toponym.role), toponym.reason));
      }
    }
  }

  CorpusReport report() && {
    CorpusReport report;
    Counts aside = spans_;
    aside.found -= without_point_;
    Counts placed = spans_;
    const std::size_t unjudged = spans_.matched - off_km_.size();
    placed.matched = placed_;
    placed.found -= unjudged;
    placed.expected -= unjudged + unknown_missed_;
    report.tables.push_back(
        {"toponyms",
         counts_columns(),
         {counts_row("recognised", spans_), counts_row("recognised, gold names without a place aside", aside),
          counts_row("placed (right span, within 161 km)", placed)}});
    std::sort(off_km_.begin(), off_km_.end());
    double area = 0;
    for (const double off : off_km_) {
      area += std::log1p(std::min(off, kFarthestKm)) / std::log1p(kFarthestKm);
    }
    const auto number = static_cast<double>(std::max<std::size_t>(off_km_.size(), 1));
    report.tables.push_back(
        {"right spans",
         {"within 161 km", "median km", "area under log error", "resolved"},
         {{"resolved to a place",
           {fmt::format("{:.3f}", share(placed_, off_km_.size())),
            fmt::format("{:.1f}", off_km_.empty() ? 0 : off_km_[off_km_.size() / 2]),
            fmt::format("{:.3f}", area / number), fmt::format("{:.3f}", share(resolved_, off_km_.size()))}}}});
    report.errors = std::move(errors_);
    return report;
  }

 private:
  void place(const GoldDocument& gold, const Reading& reading, const Toponym& toponym, geo::LonLat point) {
    if (!toponym.place) {
      off_km_.push_back(kFarthestKm);
      error("unresolved", gold, reading, toponym.span, toponym.reason);
      return;
    }
    ++resolved_;
    const geo::Gazetteer& gazetteer = reader_.gazetteer();
    const double off = geo::distance_m(gazetteer.point(*toponym.place), point) / 1000;
    off_km_.push_back(off);
    if (off <= kNearKm) {
      ++placed_;
    } else {
      error("misplaced", gold, reading, toponym.span,
            fmt::format("{:.0f} km off, at {} ({}); wanted {:.2f} N {:.2f} E; {}", off, gazetteer.name(*toponym.place),
                        gazetteer.country(*toponym.place), point.latitude, point.longitude, toponym.reason));
    }
  }

  void error(const char* kind, const GoldDocument& gold, const Reading& reading, Span span, std::string detail) {
    errors_.push_back({kind, std::string(span.of(reading.document.text)), std::move(detail), gold.name,
                       context_of(reading.document.text, span)});
  }

  const Reader& reader_;
  Counts spans_;
  std::size_t without_point_ = 0;
  std::size_t unknown_missed_ = 0;  ///< missed, and of a place whose point is not known
  std::size_t placed_ = 0;
  std::size_t resolved_ = 0;
  std::vector<double> off_km_;
  std::vector<ErrorCase> errors_;
};

}  // namespace

CorpusReport evaluate_gold_toponyms(const std::vector<GoldDocument>& documents, const Reader& reader) {
  GoldScorer scorer(reader);
  std::vector<Error> rejected;
  for (const GoldDocument& gold : documents) {
    Result<Document> document = read_document(gold.text, gold.name, {});
    if (!document) {
      rejected.push_back(document.error());
      continue;
    }
    scorer.add(gold, reader.read(std::move(*document)));
  }
  CorpusReport report = std::move(scorer).report();
  report.documents = documents.size() - rejected.size();
  report.rejected = std::move(rejected);
  return report;
}

}  // namespace dateline::events
