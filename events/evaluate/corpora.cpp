#include "events/evaluate/corpora.h"

#include <array>

namespace dateline::events {

namespace {

constexpr std::array kCorpora = {
    Corpus{"lgl", "Local-Global Lexicon, toponyms of local news: lgl.xml", evaluate_lgl},
    Corpus{"geowebnews", "GeoWebNews, toponyms of world news: geowebnews.xml, or its folder in brat's format",
           evaluate_geowebnews},
    Corpus{"spans", "any toponyms, as newline-delimited JSON: text, spans with begin_cp, end_cp, latitude, longitude",
           evaluate_spans},
    Corpus{"times",
           "any times (TIMEX3), as newline-delimited JSON: text, published, times with begin_cp, end_cp, value",
           evaluate_times},
    Corpus{"wikiwars", "WikiWars, times of war histories (TIMEX2): *.key.xml", evaluate_wikiwars},
    Corpus{"tweets", "Short texts with times (TimeML): *.tml", evaluate_tweets},
    Corpus{"acled", "ACLED's events, sub-event type of each note: an export as .csv", evaluate_acled},
    Corpus{"event-location", "Sentences whose verbs have places (Halterman): development.json",
           evaluate_event_location},
    Corpus{"muc", "MUC-3/4, incidents of terrorism: the folder of its dev-* and key-* files", evaluate_muc},
    Corpus{"petrarch", "PETRARCH's sentences with their CAMEO codes: *.xml", evaluate_petrarch},
    Corpus{"reports", "Whole reports with every event they tell of: *.json", evaluate_reports},
    Corpus{"demo", "The built-in demo: its folder, with reports.ndjson and expected.csv", evaluate_demo},
};

}  // namespace

std::span<const Corpus> corpora() {
  return kCorpora;
}

}  // namespace dateline::events
