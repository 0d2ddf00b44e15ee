#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "events/extract/syntax/tagged_text.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// The country that a report is about.
struct ReportCountry {
  std::string code;  ///< ISO 3166-1 alpha-2; empty where nothing says it
  std::string name;
};

/// The country that most resolved toponyms lie in; those that name an event's place count more than speakers'
/// and countries; nothing where two are even.
/// Names inside an actor's ("Islamic State of Iraq") do not count. Takes the text before actors are found.
[[nodiscard]] ReportCountry report_country(const TaggedText& tagged, const geo::Gazetteer& gazetteer);

/// The country (ISO 3166-1 alpha-2) that the place lies in, by its own row or by what contains it; empty for none.
[[nodiscard]] std::string country_code(const geo::Gazetteer& gazetteer, geo::PlaceIndex place);

/// The name of the country that the place lies in; empty where it lies in none or in several.
[[nodiscard]] std::string country_name(const geo::Gazetteer& gazetteer, std::string_view code);

/// Finds the actors of a document: those of the lexicon by name, sorts of actors ("Malian troops", "rebels") named as
/// ACLED names them after the country of their own words or else of the report, and unknown ones as they are written.
/// Fills `tagged.actors` and Word::actor. Linear.
void find_actors(TaggedText& tagged, const geo::Gazetteer& gazetteer, const ReportCountry& country);

/// Who holds a place, from a word such as "rebel-held". The mention's span is the word's.
[[nodiscard]] std::optional<FoundActor> holder_at(const TaggedText& tagged, std::uint32_t word,
                                                  const ReportCountry& country);

/// `name` with its "{}" replaced by the country; without a country the name alone.
[[nodiscard]] std::string named_after(std::string_view name, std::string_view country);

}  // namespace dateline::events
