#include "events/extract/claims/told_sentences.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "events/text/repeats.h"

namespace dateline::events {

namespace {

class SentenceReader {
 public:
  SentenceReader(const TaggedText& tagged, const ParagraphPlaces& paragraph_places)
      : t_(tagged), paragraph_places_(paragraph_places) {}

  std::vector<ToldSentence> run() {
    std::vector<ToldSentence> told;
    told.reserve(t_.structure.sentences.size());
    for (std::size_t index = 0; index < t_.structure.sentences.size(); ++index) {
      const Sentence& sentence = t_.structure.sentences[index];
      if (sentence.last_token <= sentence.first_token || is_repeated(t_.structure, sentence)) {
        continue;
      }
      const Passage::Kind kind = kind_of(sentence);
      if (kind == Passage::Kind::byline || kind == Passage::Kind::credit || kind == Passage::Kind::dateline) {
        continue;
      }
      if (is_link(sentence)) {
        continue;
      }
      const bool brief = paragraph_places_.in_log(sentence) || kind == Passage::Kind::headline ||
                         kind == Passage::Kind::caption || kind == Passage::Kind::subheading;
      told.push_back({index, kind, find_happenings(t_, sentence, brief)});
    }
    return told;
  }

 private:
  // Of the words of a sentence most are of one kind; a dateline before them or a credit after them is not.
  [[nodiscard]] Passage::Kind kind_of(const Sentence& sentence) const {
    const std::size_t middle = (sentence.first_token + sentence.last_token) / 2;
    return t_.structure.kind_at(t_.structure.tokens[middle].span.begin);
  }

  // "Read more: Two killed in Karachi": leads to another report.
  [[nodiscard]] bool is_link(const Sentence& sentence) const {
    static constexpr std::array<std::string_view, 8> kLinks = {"read more", "also read", "read also", "see also",
                                                               "related",   "more on",   "watch",     "read next"};
    constexpr std::size_t kReach = 20;  // bytes behind the words, none of which are longer than the first
    const std::string_view words = sentence.span.of(t_.structure.lower);
    if (words.substr(0, kLinks.front().size() + kReach).find(':') == std::string_view::npos) {
      return false;  // as of nearly all sentences
    }
    return std::any_of(kLinks.begin(), kLinks.end(), [&](std::string_view link) {
      return words.starts_with(link) && words.substr(link.size()).find_first_not_of(" |") != std::string_view::npos &&
             words.substr(0, link.size() + kReach).find(':') != std::string_view::npos;
    });
  }

  const TaggedText& t_;
  const ParagraphPlaces& paragraph_places_;
};

}  // namespace

std::vector<ToldSentence> told_sentences(const TaggedText& tagged, const ParagraphPlaces& paragraph_places) {
  return SentenceReader(tagged, paragraph_places).run();
}

}  // namespace dateline::events
