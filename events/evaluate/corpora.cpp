#include "events/evaluate/corpora.h"

#include <array>

namespace dateline::events {

namespace {

constexpr std::array kCorpora = {
    Corpus{"lgl", "Local-Global Lexicon, toponyms of local news: lgl.xml", evaluate_lgl},
};

}  // namespace

std::span<const Corpus> corpora() {
  return kCorpora;
}

}  // namespace dateline::events
