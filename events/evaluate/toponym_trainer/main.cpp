// Learns the weights of assets/lexicons/toponym_weights.csv (which names are places) and place_weights.csv (which
// places they are) from gold corpora, and says what they are worth:
//   toponym_trainer SHARE OUT_FOLDER LGL.xml GEOWEBNEWS.xml
// SHARE is the folder of the gazetteer's index and the lexicons. Prints scores of the weights set by hand, of weights
// learned on one corpus and tested on the other, and cross-validated ones (five folds over the documents of both; the
// texts as they are, in lower case and in capitals); then writes weights that are learned from both.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "events/evaluate/gold_corpora.h"
#include "events/evaluate/letter_case.h"
#include "events/evaluate/toponym_trainer/recognition_training.h"
#include "events/evaluate/toponym_trainer/resolution_training.h"
#include "events/extract/toponyms/toponym_lists.h"
#include "events/text/text_structure.h"

using namespace dateline;
using namespace dateline::events;

namespace {

constexpr std::size_t kFolds = 5;
constexpr int kRounds = 3;  // of resolution: what a name denotes is evidence for the others

constexpr std::array kWritten = {LetterCase::as_it_is, LetterCase::lower, LetterCase::upper};
constexpr std::array kHow = {"", " in lower case", " in capitals"};

/// A document, and what the corpus says of its candidates.
struct Item {
  GoldDocument gold;
  std::vector<NameExample> names;
};
using Items = std::vector<const Item*>;

struct Weights {
  RecognitionWeights recognition;
  ResolutionWeights resolution;
};

class Trainer {
 public:
  explicit Trainer(const std::string& share)
      : gazetteer_(geo::Gazetteer::open(share + "/gazetteer.index").value()), lexicons_(share + "/lexicons") {}

  [[nodiscard]] const geo::Gazetteer& gazetteer() const { return *gazetteer_; }

  [[nodiscard]] std::vector<Item> items_of(std::vector<GoldDocument> documents) const {
    const auto by_hand = lexicon({});
    std::vector<Item> items;
    items.reserve(documents.size());
    for (GoldDocument& document : documents) {
      std::vector<NameExample> names = name_examples(document, *gazetteer_, *by_hand);
      items.push_back({std::move(document), std::move(names)});
    }
    return items;
  }

  [[nodiscard]] RecognitionWeights recognition(const Items& items) const {
    std::vector<const NameExample*> examples;
    for (const Item* item : items) {
      for (const NameExample& example : item->names) {
        examples.push_back(&example);
      }
    }
    return train_recognition(std::move(examples));
  }

  /// The weights of resolution for names that are recognised so.
  [[nodiscard]] ResolutionWeights resolution(const Items& items, const RecognitionWeights& recognition) const {
    ResolutionWeights weights;
    for (int round = 0; round < kRounds; ++round) {
      const auto known = lexicon({recognition, weights});
      std::vector<ChoiceExample> examples;
      for (const Item* item : items) {
        for (ChoiceExample& example : choice_examples(item->gold, *gazetteer_, *known)) {
          examples.push_back(std::move(example));
        }
      }
      weights = train_resolution(examples);
    }
    return weights;
  }

  [[nodiscard]] GoldScore score(const Items& items, const Weights& weights, LetterCase letters = LetterCase::as_it_is,
                                bool with_publisher = true) const {
    const auto known = lexicon(weights);
    GoldScore score;
    for (const Item* item : items) {
      const GoldDocument gold = in_case(item->gold, letters);
      const TextStructure structure = analyse_text(gold.text);
      const Publication publication{{}, with_publisher ? std::string_view(gold.url) : std::string_view()};
      add_gold_score(gold, find_toponyms(gold.text, structure, *gazetteer_, *known, publication), *gazetteer_, score,
                     nullptr);
    }
    return score;
  }

 private:
  [[nodiscard]] std::shared_ptr<const ToponymLexicon> lexicon(const Weights& weights) const {
    return ToponymLexicon::load(lexicons_, weights.recognition, weights.resolution).value();
  }

  std::shared_ptr<const geo::Gazetteer> gazetteer_;
  std::string lexicons_;
};

void add(GoldScore& sum, const GoldScore& score) {
  sum.spans += score.spans;
  sum.placed += score.placed;
  sum.resolved += score.resolved;
  sum.off_km.insert(sum.off_km.end(), score.off_km.begin(), score.off_km.end());
}

/// Of right spans: how many are resolved to a place, and how many of these rightly.
void print(const std::string& what, const GoldScore& score) {
  fmt::print("{:<58} P {:.3f} R {:.3f} F1 {:.3f}  placed F1 {:.3f}  resolved {:.3f}, right {:.3f}\n", what,
             score.spans.precision(), score.spans.recall(), score.spans.f1(), score.placed.f1(),
             share(score.resolved, score.off_km.size()), share(score.placed.matched, score.resolved));
  std::fflush(stdout);
}

Items all_of(const std::vector<Item>& corpus) {
  Items items;
  items.reserve(corpus.size());
  for (const Item& item : corpus) {
    items.push_back(&item);
  }
  return items;
}

constexpr std::array kCorpora = {"LGL", "GeoWebNews"};
using Corpora = std::array<std::vector<Item>, kCorpora.size()>;

void print_by_hand_and_across(const Trainer& trainer, const Corpora& corpora) {
  for (std::size_t c = 0; c < corpora.size(); ++c) {
    const Items tested = all_of(corpora[c]);
    print(fmt::format("{} by hand", kCorpora[c]), trainer.score(tested, {}));
    print(fmt::format("{} by hand, no publisher known", kCorpora[c]),
          trainer.score(tested, {}, LetterCase::as_it_is, false));
    const Items learned = all_of(corpora[1 - c]);
    const RecognitionWeights recognition = trainer.recognition(learned);
    print(fmt::format("{}, names learned on {}", kCorpora[c], kCorpora[1 - c]),
          trainer.score(tested, {recognition, {}}));
    print(fmt::format("{}, names and places learned on {}", kCorpora[c], kCorpora[1 - c]),
          trainer.score(tested, {recognition, trainer.resolution(learned, recognition)}));
  }
}

void print_cross_validated(const Trainer& trainer, const Corpora& corpora) {
  struct Sums {
    GoldScore by_hand;  // of resolution
    GoldScore without_publisher;
    std::array<GoldScore, kWritten.size()> learned;
  };
  std::array<Sums, kCorpora.size()> sums;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    Items training;
    std::array<Items, kCorpora.size()> testing;
    for (std::size_t c = 0; c < corpora.size(); ++c) {
      for (std::size_t i = 0; i < corpora[c].size(); ++i) {
        (i % kFolds == fold ? testing[c] : training).push_back(&corpora[c][i]);
      }
    }
    const RecognitionWeights recognition = trainer.recognition(training);
    const ResolutionWeights resolution = trainer.resolution(training, recognition);
    for (std::size_t c = 0; c < corpora.size(); ++c) {
      add(sums[c].by_hand, trainer.score(testing[c], {recognition, {}}));
      add(sums[c].without_publisher, trainer.score(testing[c], {recognition, resolution}, LetterCase::as_it_is, false));
      for (std::size_t way = 0; way < kWritten.size(); ++way) {
        add(sums[c].learned[way], trainer.score(testing[c], {recognition, resolution}, kWritten[way]));
      }
    }
  }
  for (std::size_t c = 0; c < corpora.size(); ++c) {
    print(fmt::format("{}, names cross-validated, places by hand", kCorpora[c]), sums[c].by_hand);
    print(fmt::format("{}, ... names and places, no publisher known", kCorpora[c]), sums[c].without_publisher);
    for (std::size_t way = 0; way < kWritten.size(); ++way) {
      print(fmt::format("{}, names and places cross-validated{}", kCorpora[c], kHow[way]), sums[c].learned[way]);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    fmt::print(stderr, "usage: toponym_trainer SHARE OUT_FOLDER LGL.xml GEOWEBNEWS.xml\n");
    return 2;
  }
  const Trainer trainer(argv[1]);
  const std::string out = argv[2];
  const Corpora corpora = {trainer.items_of(read_lgl({argv[3]}).value()),
                           trainer.items_of(read_geowebnews({argv[4]}, trainer.gazetteer()).value())};
  print_by_hand_and_across(trainer, corpora);
  print_cross_validated(trainer, corpora);
  Items all = all_of(corpora[0]);
  const Items more = all_of(corpora[1]);
  all.insert(all.end(), more.begin(), more.end());
  const RecognitionWeights recognition = trainer.recognition(all);
  const ResolutionWeights resolution = trainer.resolution(all, recognition);
  for (std::size_t c = 0; c < corpora.size(); ++c) {
    print(fmt::format("{} as shipped, which has seen it", kCorpora[c]),
          trainer.score(all_of(corpora[c]), {recognition, resolution}));
  }
  const Result<void> saved = recognition.save(out + "/toponym_weights.csv").and_then([&] {
    return resolution.save(out + "/place_weights.csv");
  });
  if (!saved) {
    fmt::print(stderr, "toponym_trainer: {}\n", saved.error().line());
    return 3;
  }
  return 0;
}
