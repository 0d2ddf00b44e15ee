// Learns the weights of assets/lexicons/toponym_weights.csv from gold corpora, and says what they are worth:
//   toponym_trainer SHARE OUT.csv LGL.xml GEOWEBNEWS.xml
// SHARE is the folder of the gazetteer's index and the lexicons. Prints cross-validated scores (five folds over the
// documents of both; the texts as they are, in lower case and in capitals, and weights learned from each), scores of
// weights learned on one corpus and tested on the other, and those of no learned weight at all; then writes weights
// that are learned from both as they are.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "events/evaluate/code_point_offsets.h"
#include "events/evaluate/gold_corpora.h"
#include "events/evaluate/letter_case.h"
#include "events/extract/recognise.h"
#include "events/extract/restored_case.h"
#include "events/extract/toponym_lists.h"
#include "events/text/text_structure.h"

using namespace dateline;
using namespace dateline::events;

namespace {

constexpr std::size_t kFolds = 5;
constexpr int kEpochs = 12;
constexpr double kRate = 0.08;   // AdaGrad's
constexpr double kShrink = 0.4;  // how strongly weights are drawn to nought: chosen by what helps across corpora
constexpr double kPlace = 2;     // a place that is missed costs so many names that are wrongly taken for one
constexpr float kLeast = 0.03F;  // smaller weights are left out

struct Example {
  double belief = 0;  // by the weights set by hand
  std::vector<std::uint16_t> features;
  bool place = false;
};

constexpr std::array kWritten = {LetterCase::as_it_is, LetterCase::lower, LetterCase::upper};
constexpr std::array kHow = {"as it is", "in lower case", "in capitals"};
/// Which of them weights are learned from.
using Ways = std::vector<std::size_t>;

/// A document, its candidates, and what the corpus says of each, for each way to write it.
struct Item {
  GoldDocument gold;
  std::array<std::vector<Example>, kWritten.size()> examples;
};
using Items = std::vector<const Item*>;

std::vector<Example> examples_of(const GoldDocument& gold, const geo::Gazetteer& gazetteer,
                                 const ToponymLexicon::Lists& lists) {
  std::vector<Example> examples;
  const TextStructure structure = analyse_text(gold.text);
  NameWords words(gold.text, structure, lists);
  restore_case(words, gazetteer, lists);
  const CodePointOffsets offsets(gold.text);
  for (RecognitionExample& example : recognition_examples(words, gazetteer, lists)) {
    const Span span = offsets.code_points(example.span);
    const auto same = [&](const GoldToponym& toponym) {
      return std::abs(static_cast<long>(toponym.code_points.begin) - static_cast<long>(span.begin)) <= 1 &&
             std::abs(static_cast<long>(toponym.code_points.end) - static_cast<long>(span.end)) <= 1;
    };
    const auto known = std::find_if(gold.toponyms.begin(), gold.toponyms.end(),
                                    [&](const GoldToponym& toponym) { return toponym.known_place && same(toponym); });
    // A name of no known place is neither: corpora disagree on what such a name is.
    if (known == gold.toponyms.end() && std::any_of(gold.toponyms.begin(), gold.toponyms.end(), same)) {
      continue;
    }
    examples.push_back({example.belief, std::move(example.features), known != gold.toponyms.end()});
  }
  return examples;
}

Item item_of(GoldDocument gold, const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists) {
  Item item;
  for (std::size_t way = 0; way < kWritten.size(); ++way) {
    item.examples[way] = examples_of(in_case(gold, kWritten[way]), gazetteer, lists);
  }
  item.gold = std::move(gold);
  return item;
}

/// Logistic regression by AdaGrad: the log-odds are the hand's belief and the learned weights, which start at nought
/// and are drawn to it, so that the hand decides where nothing was learned.
RecognitionWeights train(const Items& items, const Ways& ways) {
  std::vector<const Example*> examples;
  for (const Item* item : items) {
    for (const std::size_t way : ways) {
      for (const Example& example : item->examples[way]) {
        examples.push_back(&example);
      }
    }
  }
  std::vector<double> weights(RecognitionWeights::kSize);
  std::vector<double> squares(RecognitionWeights::kSize, 1e-6);
  std::mt19937 random(7);
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    std::shuffle(examples.begin(), examples.end(), random);
    for (const Example* example : examples) {
      double log_odds = example->belief;
      for (const std::uint16_t f : example->features) {
        log_odds += weights[f];
      }
      const double place = 1 / (1 + std::exp(-log_odds));
      const double error = example->place ? kPlace * (1 - place) : -place;
      for (const std::uint16_t f : example->features) {
        const double gradient = error - kShrink * weights[f];
        squares[f] += gradient * gradient;
        weights[f] += kRate * gradient / std::sqrt(squares[f]);
      }
    }
  }
  std::vector<float> learned(weights.begin(), weights.end());
  for (float& weight : learned) {
    weight = std::abs(weight) < kLeast ? 0 : weight;
  }
  return RecognitionWeights(std::move(learned));
}

GoldScore test(const Items& items, const RecognitionWeights& weights, const geo::Gazetteer& gazetteer,
               const std::string& lexicons, LetterCase letters = LetterCase::as_it_is) {
  const auto lexicon = ToponymLexicon::load(lexicons, weights).value();
  GoldScore score;
  for (const Item* item : items) {
    const GoldDocument gold = in_case(item->gold, letters);
    const TextStructure structure = analyse_text(gold.text);
    add_gold_score(gold, find_toponyms(gold.text, structure, gazetteer, *lexicon), gazetteer, score, nullptr);
  }
  return score;
}

void add(GoldScore& sum, const GoldScore& score) {
  sum.spans += score.spans;
  sum.placed += score.placed;
}

void print(const char* what, const GoldScore& score) {
  fmt::print("{:<44} P {:.3f} R {:.3f} F1 {:.3f}  placed F1 {:.3f}\n", what, score.spans.precision(),
             score.spans.recall(), score.spans.f1(), score.placed.f1());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    fmt::print(stderr, "usage: toponym_trainer SHARE OUT.csv LGL.xml GEOWEBNEWS.xml\n");
    return 2;
  }
  const std::string share = argv[1];
  const auto gazetteer = geo::Gazetteer::open(share + "/gazetteer.index").value();
  const std::string lexicons = share + "/lexicons";
  const auto by_hand = ToponymLexicon::load(lexicons, RecognitionWeights()).value();
  std::vector<std::vector<Item>> corpora;
  for (auto documents : {read_lgl({argv[3]}).value(), read_geowebnews({argv[4]}, *gazetteer).value()}) {
    std::vector<Item> items;
    items.reserve(documents.size());
    for (GoldDocument& document : documents) {
      items.push_back(item_of(std::move(document), *gazetteer, by_hand->lists()));
    }
    corpora.push_back(std::move(items));
  }
  const auto all_of = [&](std::size_t corpus) {
    Items items;
    items.reserve(corpora[corpus].size());
    for (const Item& item : corpora[corpus]) {
      items.push_back(&item);
    }
    return items;
  };
  const char* const names[] = {"LGL", "GeoWebNews"};
  for (std::size_t c = 0; c < 2; ++c) {
    std::size_t expected = 0;
    std::size_t known = 0;
    std::size_t examples = 0;
    for (const Item& item : corpora[c]) {
      expected += static_cast<std::size_t>(std::count_if(item.gold.toponyms.begin(), item.gold.toponyms.end(),
                                                         [](const auto& toponym) { return toponym.known_place; }));
      known += static_cast<std::size_t>(
          std::count_if(item.examples[0].begin(), item.examples[0].end(), [](const Example& e) { return e.place; }));
      examples += item.examples[0].size();
    }
    fmt::print("{}: {} candidates, {} of them among {} gold toponyms\n", names[c], examples, known, expected);
    print(fmt::format("{} by hand", names[c]).c_str(), test(all_of(c), RecognitionWeights(), *gazetteer, lexicons));
  }
  for (std::size_t c = 0; c < 2; ++c) {
    print(fmt::format("{}, learned on {}", names[c], names[1 - c]).c_str(),
          test(all_of(c), train(all_of(1 - c), {0}), *gazetteer, lexicons));
  }
  const Ways learned_from[] = {{0}, {1, 2}, {0, 1, 2}};
  const char* const kLearned[] = {"as it is", "in one case", "in all ways"};
  GoldScore sums[2][std::size(learned_from)][kWritten.size()];
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    Items training;
    std::vector<Items> testing(2);
    for (std::size_t c = 0; c < 2; ++c) {
      for (std::size_t i = 0; i < corpora[c].size(); ++i) {
        (i % kFolds == fold ? testing[c] : training).push_back(&corpora[c][i]);
      }
    }
    for (std::size_t l = 0; l < std::size(learned_from); ++l) {
      const RecognitionWeights weights = train(training, learned_from[l]);
      for (std::size_t c = 0; c < 2; ++c) {
        for (std::size_t way = 0; way < kWritten.size(); ++way) {
          add(sums[c][l][way], test(testing[c], weights, *gazetteer, lexicons, kWritten[way]));
        }
      }
    }
  }
  for (std::size_t c = 0; c < 2; ++c) {
    for (std::size_t l = 0; l < std::size(learned_from); ++l) {
      for (std::size_t way = 0; way < kWritten.size(); ++way) {
        print(fmt::format("{} {}, learned {}", names[c], kHow[way], kLearned[l]).c_str(), sums[c][l][way]);
      }
    }
  }
  Items all = all_of(0);
  const Items more = all_of(1);
  all.insert(all.end(), more.begin(), more.end());
  if (const auto saved = train(all, {0}).save(argv[2]); !saved) {
    fmt::print(stderr, "toponym_trainer: {}\n", saved.error().line());
    return 3;
  }
  return 0;
}
