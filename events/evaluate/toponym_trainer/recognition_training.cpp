#include "events/evaluate/toponym_trainer/recognition_training.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "events/evaluate/code_point_offsets.h"
#include "events/extract/toponyms/recognise.h"
#include "events/extract/toponyms/restored_case.h"
#include "events/extract/toponyms/toponym_lists.h"
#include "events/text/text_structure.h"

namespace dateline::events {
namespace {

constexpr int kEpochs = 12;
constexpr double kRate = 0.08;   // AdaGrad's
constexpr double kShrink = 0.4;  // how strongly weights are drawn to nought: chosen by what helps across corpora
constexpr double kPlace = 2;     // a place that is missed costs so many names that are wrongly taken for one
constexpr float kLeast = 0.03F;  // smaller weights are left out

}  // namespace

std::vector<NameExample> name_examples(const GoldDocument& gold, const geo::Gazetteer& gazetteer,
                                       const ToponymLexicon& lexicon) {
  std::vector<NameExample> examples;
  const ToponymLexicon::Lists& lists = lexicon.lists();
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

RecognitionWeights train_recognition(std::vector<const NameExample*> examples) {
  std::vector<double> weights(RecognitionWeights::kSize);
  std::vector<double> squares(RecognitionWeights::kSize, 1e-6);
  std::mt19937 random(7);
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    std::shuffle(examples.begin(), examples.end(), random);
    for (const NameExample* example : examples) {
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

}  // namespace dateline::events
