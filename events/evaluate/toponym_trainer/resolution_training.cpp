#include "events/evaluate/toponym_trainer/resolution_training.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <string_view>

#include "events/evaluate/code_point_offsets.h"
#include "events/text/text_structure.h"

namespace dateline::events {
namespace {

constexpr double kNearM = 161'000;
constexpr int kEpochs = 40;
constexpr double kRate = 0.1;      // AdaGrad's
constexpr double kShrink = 0.015;  // how strongly weights are drawn to those set by hand
constexpr double kNothing = 0.1;   // what a wrong place that might have been none costs, a place not shown being 1

const GoldToponym* gold_at(const GoldDocument& gold, Span code_points) {
  const auto near_enough = [](std::uint32_t a, std::uint32_t b) { return a + 1 >= b && b + 1 >= a; };
  const auto same = [&](const GoldToponym& toponym) {
    return toponym.known_place && toponym.point && near_enough(toponym.code_points.begin, code_points.begin) &&
           near_enough(toponym.code_points.end, code_points.end);
  };
  const auto found = std::find_if(gold.toponyms.begin(), gold.toponyms.end(), same);
  return found == gold.toponyms.end() ? nullptr : &*found;
}

}  // namespace

std::vector<ChoiceExample> choice_examples(const GoldDocument& gold, const geo::Gazetteer& gazetteer,
                                           const ToponymLexicon& lexicon) {
  std::vector<ChoiceExample> choices;
  std::vector<std::string_view> names;
  const TextStructure structure = analyse_text(gold.text);
  const CodePointOffsets offsets(gold.text);
  for (ResolutionExample& example :
       find_resolution_examples(gold.text, structure, gazetteer, lexicon, {{}, gold.url})) {
    const GoldToponym* const known = gold_at(gold, offsets.code_points(example.span));
    if (known == nullptr) {
      continue;
    }
    ChoiceExample& choice = choices.emplace_back();
    names.push_back(example.span.of(gold.text));
    choice.features = std::move(example.features);
    bool any = false;
    for (const geo::PlaceIndex place : example.places) {
      choice.right.push_back(geo::distance_m(gazetteer.point(place), *known->point) <= kNearM);
      any = any || choice.right.back();
    }
    choice.right.push_back(!any);
  }
  for (std::size_t i = 0; i < choices.size(); ++i) {
    choices[i].weight = 1 / std::sqrt(static_cast<double>(std::count(names.begin(), names.end(), names[i])));
  }
  return choices;
}

ResolutionWeights train_resolution(const std::vector<ChoiceExample>& examples) {
  const ResolutionWeights hand;
  std::array<double, kPlaceFeatures> weights{};
  std::array<double, kPlaceFeatures> squares{};
  squares.fill(1e-6);
  const auto by_hand = [&hand](std::size_t f) { return static_cast<double>(hand[static_cast<PlaceFeature>(f)]); };
  for (std::size_t f = 0; f < kPlaceFeatures; ++f) {
    weights[f] = by_hand(f);
  }
  std::vector<const ChoiceExample*> order;
  order.reserve(examples.size());
  for (const ChoiceExample& example : examples) {
    order.push_back(&example);
  }
  std::mt19937 random(7);
  std::vector<double> odds;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    for (const ChoiceExample* example : order) {
      odds.clear();
      for (const PlaceFeatures& features : example->features) {
        odds.push_back(std::inner_product(features.begin(), features.end(), weights.begin(), 0.0));
      }
      const double best = *std::max_element(odds.begin(), odds.end());
      double all = 0;
      double right = 0;
      for (std::size_t c = 0; c < odds.size(); ++c) {
        odds[c] = std::exp(odds[c] - best);
        all += odds[c];
        right += example->right[c] ? odds[c] : 0;
      }
      right = std::max(right, 1e-12);
      const double weight = example->weight * (example->right.back() ? kNothing : 1);
      std::array<double, kPlaceFeatures> gradient{};
      for (std::size_t c = 0; c < odds.size(); ++c) {
        const double pull = weight * ((example->right[c] ? odds[c] / right : 0) - odds[c] / all);
        for (std::size_t f = 0; f < kPlaceFeatures; ++f) {
          gradient[f] += pull * static_cast<double>(example->features[c][f]);
        }
      }
      for (std::size_t f = 0; f < kPlaceFeatures; ++f) {
        const double g = gradient[f] - kShrink * (weights[f] - by_hand(f));
        squares[f] += g * g;
        weights[f] += kRate * g / std::sqrt(squares[f]);
      }
    }
  }
  PlaceFeatures learned{};
  std::transform(weights.begin(), weights.end(), learned.begin(), [](double w) { return static_cast<float>(w); });
  return ResolutionWeights(learned);
}

}  // namespace dateline::events
