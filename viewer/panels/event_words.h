#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "events/model/claim.h"
#include "events/model/document.h"
#include "events/model/event.h"

namespace dateline::viewer {

/// What records say, in words for people, in English.

/// What happened: "Military Forces of Syria took part of Layramoun", "Clashes in Bani Zeid".
[[nodiscard]] std::string event_title(const events::Event& event);
/// "Layramoun, district, approximate"; "“the old mill”, not found on the map" for an unresolved place.
[[nodiscard]] std::string place_words(const events::EventPlace& place);
/// "Military Forces of Syria; Opposition rebels", "not stated".
[[nodiscard]] std::string actors_words(const events::Event& event);
/// "Wire, Monitor"; "not stated" where nobody is named.
[[nodiscard]] std::string sources_words(const events::Event& event);
/// "3 original voices in 4 reports", "1 original voice in 1 report", "no voice named, 2 reports".
[[nodiscard]] std::string voices_words(const events::Event& event, std::size_t reports);
/// "not stated", "none killed", "5 killed (2 civilians), at least 12 injured", "5 to 7 killed".
[[nodiscard]] std::string casualties_words(const events::Casualties& casualties);
/// "strong", "fair" or "weak": how sure the reading is.
[[nodiscard]] std::string_view confidence_word(double confidence);
/// What a report is called: by its title, else by its file's name without the folders.
[[nodiscard]] std::string report_title(const events::Document& document);
/// With every run of white space made one space.
[[nodiscard]] std::string on_one_line(std::string_view text);
/// "36.2411, 37.1044": latitude first, as people write it.
[[nodiscard]] std::string coordinates_words(geo::LonLat point);

/// One side of an event: what an original voice says, in the words of the report.
struct Statement {
  std::string quote;    ///< "took most of"; the whole evidence where no words stand out
  std::string speaker;  ///< "Syrian Observatory for Human Rights, by way of two agencies"
  std::string note;     ///< "all of it", "part of it", "denied", "planned"; empty where nothing stands out
  events::Status status = events::Status::reported;
  std::vector<const events::Claim*> claims;  ///< never empty; what it rests on
};

/// What the claims of an event say side by side: one statement for each original voice and what it says of control,
/// casualties and whether it happened, in the order of the claims. `text_of(document id)` gives a document's text.
using TextOf = std::function<std::string_view(const std::string& document_id)>;
[[nodiscard]] std::vector<Statement> statements_of(const std::vector<const events::Claim*>& claims,
                                                   const TextOf& text_of);

/// The words of `claim` that say what happened, from its document's text.
[[nodiscard]] std::string quote_of(const events::Claim& claim, std::string_view text);

}  // namespace dateline::viewer
