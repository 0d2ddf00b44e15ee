#include "events/evaluate/gold_toponyms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

/// Compares the toponyms of one document.
class Comparison {
 public:
  Comparison(const GoldDocument& gold, const std::vector<Toponym>& toponyms, const geo::Gazetteer& gazetteer,
             GoldScore& score, std::vector<ErrorCase>* errors)
      : gold_(gold),
        toponyms_(toponyms),
        gazetteer_(gazetteer),
        score_(score),
        errors_(errors),
        offsets_(gold.text),
        used_(toponyms.size()) {
    for (const Toponym& toponym : toponyms) {
      found_.push_back(offsets_.code_points(toponym.span));
    }
  }

  void run() {
    score_.spans.found += found_.size();
    score_.placed.found += found_.size();
    for (const GoldToponym& gold : gold_.toponyms) {
      if (gold.known_place) {
        compare(gold);
      }
    }
    for (const GoldToponym& gold : gold_.toponyms) {
      if (const auto at = gold.known_place ? std::nullopt : match(gold.code_points)) {
        used_[*at] = true;
        ++score_.without_place;
      }
    }
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!used_[i]) {
        error("false", toponyms_[i].span, fmt::format("{}; {}", name_of(toponyms_[i].role), toponyms_[i].reason));
      }
    }
  }

 private:
  /// The unused toponym with this span, the exact one first.
  [[nodiscard]] std::optional<std::size_t> match(Span wanted) const {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!used_[i] && same_span(found_[i], wanted) && (!best || found_[i] == wanted)) {
        best = i;
      }
    }
    return best;
  }

  void compare(const GoldToponym& gold) {
    ++score_.spans.expected;
    score_.placed.expected += gold.point ? 1 : 0;
    const auto at = match(gold.code_points);
    if (!at) {
      error("missed", offsets_.bytes(gold.code_points), "");
      return;
    }
    used_[*at] = true;
    ++score_.spans.matched;
    if (gold.point) {
      place(toponyms_[*at], *gold.point);
    } else {
      --score_.placed.found;
    }
  }

  void place(const Toponym& toponym, geo::LonLat point) {
    if (!toponym.place) {
      score_.off_km.push_back(kFarthestKm);
      error("unresolved", toponym.span, toponym.reason);
      return;
    }
    ++score_.resolved;
    const double off = geo::distance_m(gazetteer_.point(*toponym.place), point) / 1000;
    score_.off_km.push_back(off);
    if (off <= kNearKm) {
      ++score_.placed.matched;
    } else {
      error("misplaced", toponym.span,
            fmt::format("{:.0f} km off, at {} ({}); wanted {:.2f} N {:.2f} E; {}", off, gazetteer_.name(*toponym.place),
                        gazetteer_.country(*toponym.place), point.latitude, point.longitude, toponym.reason));
    }
  }

  void error(const char* kind, Span span, std::string detail) {
    if (errors_ != nullptr) {
      errors_->push_back(
          {kind, std::string(span.of(gold_.text)), std::move(detail), gold_.name, context_of(gold_.text, span)});
    }
  }

  const GoldDocument& gold_;
  const std::vector<Toponym>& toponyms_;
  const geo::Gazetteer& gazetteer_;
  GoldScore& score_;
  std::vector<ErrorCase>* errors_;
  CodePointOffsets offsets_;
  std::vector<Span> found_;  ///< in code points, as `toponyms_`
  std::vector<bool> used_;
};

std::vector<Table> tables_of(GoldScore score) {
  Counts aside = score.spans;
  aside.found -= score.without_place;
  std::sort(score.off_km.begin(), score.off_km.end());
  double area = 0;
  for (const double off : score.off_km) {
    area += std::log1p(std::min(off, kFarthestKm)) / std::log1p(kFarthestKm);
  }
  const std::size_t judged = score.off_km.size();
  return {{"toponyms",
           counts_columns(),
           {counts_row("recognised", score.spans), counts_row("recognised, gold names without a place aside", aside),
            counts_row("placed (right span, within 161 km)", score.placed)}},
          {"right spans",
           {"within 161 km", "median km", "area under log error", "resolved"},
           {{"resolved to a place",
             {fmt::format("{:.3f}", share(score.placed.matched, judged)),
              fmt::format("{:.1f}", judged == 0 ? 0 : score.off_km[judged / 2]),
              fmt::format("{:.3f}", judged == 0 ? 0 : area / static_cast<double>(judged)),
              fmt::format("{:.3f}", share(score.resolved, judged))}}}}};
}

}  // namespace

void add_gold_score(const GoldDocument& gold, const std::vector<Toponym>& toponyms, const geo::Gazetteer& gazetteer,
                    GoldScore& score, std::vector<ErrorCase>* errors) {
  Comparison(gold, toponyms, gazetteer, score, errors).run();
}

CorpusReport evaluate_gold_toponyms(const std::vector<GoldDocument>& documents, const Reader& reader) {
  CorpusReport report;
  GoldScore score;
  for (const GoldDocument& gold : documents) {
    Result<Document> document = read_document(gold.text, gold.name, {});
    if (!document) {
      report.rejected.push_back(document.error());
      continue;
    }
    ++report.documents;
    document->url = gold.url;
    const Reading reading = reader.read(std::move(*document));
    add_gold_score(gold, reading.toponyms, reader.gazetteer(), score, &report.errors);
  }
  report.tables = tables_of(std::move(score));
  return report;
}

}  // namespace dateline::events
