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
    Corpus{"wikiwars", "WikiWars, times of war histories (TIMEX2): *.key.xml", evaluate_wikiwars},
    Corpus{"tweets", "Short texts with times (TimeML): *.tml", evaluate_tweets},
};

}  // namespace

std::span<const Corpus> corpora() {
  return kCorpora;
}

}  // namespace dateline::events
