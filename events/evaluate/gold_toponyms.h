#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/evaluate/corpus.h"
#include "geo/lon_lat.h"

namespace dateline::events {

/// A toponym as a gold corpus has it.
struct GoldToponym {
  Span code_points;                  ///< half-open, counted in code points of the text
  bool known_place = false;          ///< the corpus says which place it is
  std::optional<geo::LonLat> point;  ///< of that place; empty too where only an id was given that we do not know
};

/// A document of a gold corpus of toponyms.
struct GoldDocument {
  std::string name;
  std::string text;  ///< UTF-8
  std::string url;   ///< where it was published; empty where the corpus does not say
  std::vector<GoldToponym> toponyms;
};

/// Reads each text and compares as published comparisons of geoparsers do:
/// - Gold toponyms without a place are left out. A name that was found where one of those stands is a false one all the
///   same; a second row sets those aside.
/// - A span is right when each of its ends is within one code point of the gold's.
/// - "placed" counts a toponym as found only when its span is right and its point lies within 161 km (100
///   miles); toponyms of places whose point is not known are left out of it.
/// - Of right spans whose point is known: the share within 161 km, the median distance, and the area under the
/// log-error curve, the mean of
///   ln(1 + km) / ln(1 + 20039), 0 best (Gritta et al., "A pragmatic guide to geoparsing evaluation"). A name that is
///   left unresolved counts as half the Earth's girth away.
[[nodiscard]] CorpusReport evaluate_gold_toponyms(const std::vector<GoldDocument>& documents, const Reader& reader);

/// The figures behind the tables.
struct GoldScore {
  Counts spans;
  Counts placed;
  std::size_t without_place = 0;  ///< found where the gold has a name without a place
  std::size_t resolved = 0;       ///< right spans that were resolved to a place
  std::vector<double> off_km;     ///< of right spans whose point is known, in the order of the documents
};

/// Adds one document, in which `toponyms` were found, to `score`; what went wrong is added to `errors` unless that is
/// null.
void add_gold_score(const GoldDocument& gold, const std::vector<Toponym>& toponyms, const geo::Gazetteer& gazetteer,
                    GoldScore& score, std::vector<ErrorCase>* errors);

}  // namespace dateline::events
