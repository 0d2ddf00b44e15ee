// Learns the weights of assets/lexicons/confidence_weights.csv (how sure a reading is) from reports whose events are
// known, and says what they are worth:
//   confidence_trainer SHARE OUT_FILE MUC_FOLDER REPORTS_FOLDER...
// SHARE is the folder of the gazetteer's index and the lexicons. Prints how the confidence of the weights at hand, and
// of learned ones in ten-fold cross-validation over the reports, agrees with what is right; MUC's messages of odd
// number help to learn, those of even number are only tested. Then writes weights that are learned from all the
// reports and the odd messages.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "events/evaluate/confidence_trainer/logistic_regression.h"
#include "events/evaluate/corpora.h"
#include "events/evaluate/strength_table.h"

using namespace dateline;
using namespace dateline::events;

namespace {

constexpr std::size_t kFolds = 10;
constexpr double kShrink = 2;
constexpr double kMuc = 0.25;  // what an event of MUC's weighs: old wires in capitals, coded for terrorism alone

using Events = std::vector<const JudgedEvent*>;

// Each event weighs the same, whatever the number of its claims.
void add_examples(const Events& events, std::size_t collection, double weight,
                  std::vector<ConfidenceExample>& examples) {
  for (const JudgedEvent* event : events) {
    for (const ReadingFeatures& claim : event->claims) {
      examples.push_back({claim, weight / static_cast<double>(event->claims.size()), event->right, collection});
    }
  }
}

ConfidenceWeights learned(const Events& reports, const Events& messages) {
  std::vector<ConfidenceExample> examples;
  add_examples(reports, 0, 1, examples);
  add_examples(messages, 1, kMuc, examples);
  return train_confidence(examples, 2, kShrink);
}

// As merging has it: an event is as sure as its surest claim.
double confidence_of(const JudgedEvent& event, const ConfidenceWeights& weights) {
  double confidence = 0;
  for (const ReadingFeatures& claim : event.claims) {
    confidence = std::max(confidence, weights.confidence(claim));
  }
  return confidence;
}

// The score that the rules set by hand, of which 0.75 is taken to be 3 in 4.
ConfidenceWeights by_hand_alone() {
  std::array<double, kReadingFeatures> weights{};
  constexpr double kSlope = 4.4;
  weights[static_cast<std::size_t>(ReadingFeature::always)] = std::log(3.0) - 0.75 * kSlope;
  weights[static_cast<std::size_t>(ReadingFeature::parts_by_hand)] = kSlope;
  return ConfidenceWeights(weights);
}

void add_judged(StrengthTable& table, const Events& events, const ConfidenceWeights& weights) {
  for (const JudgedEvent* event : events) {
    table.add(confidence_of(*event, weights), event->right);
  }
}

void print(const std::string& title, const StrengthTable& table) {
  fmt::print("{}\n{}\n", to_text(table.table(title)), to_text(table.by_tenths(title)));
}

// "DEV-MUC3-0001"
bool is_odd(const std::string& message) {
  return (message.back() - '0') % 2 == 1;
}

Events all_of(const std::vector<JudgedEvent>& events) {
  Events all;
  for (const JudgedEvent& event : events) {
    all.push_back(&event);
  }
  return all;
}

StrengthTable cross_validated(const std::vector<JudgedEvent>& reports, const Events& messages) {
  std::set<std::string> names;
  for (const JudgedEvent& event : reports) {
    names.insert(event.document);
  }
  StrengthTable table;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    Events training;
    Events testing;
    for (const JudgedEvent& event : reports) {
      const auto number = static_cast<std::size_t>(std::distance(names.begin(), names.find(event.document)));
      (number % kFolds == fold ? testing : training).push_back(&event);
    }
    add_judged(table, testing, learned(training, messages));
  }
  return table;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    fmt::print(stderr, "usage: confidence_trainer SHARE OUT_FILE MUC_FOLDER REPORTS_FOLDER...\n");
    return 2;
  }
  const std::string share = argv[1];
  const std::shared_ptr<const Reader> reader =
      Reader::create(geo::Gazetteer::open(share + "/gazetteer.index").value(), share + "/lexicons").value();
  const std::vector<JudgedEvent> reports = evaluate_reports({argv + 4, argv + argc}, *reader).value().judged;
  const std::vector<JudgedEvent> muc = evaluate_muc({argv[3]}, *reader).value().judged;
  Events odd;
  Events even;
  for (const JudgedEvent& event : muc) {
    (is_odd(event.document) ? odd : even).push_back(&event);
  }
  StrengthTable by_hand;
  StrengthTable by_hand_unseen;
  const ConfidenceWeights parts = by_hand_alone();
  add_judged(by_hand, all_of(reports), parts);
  add_judged(by_hand_unseen, even, parts);
  print("reports, parts by hand alone", by_hand);
  print("MUC's even messages, parts by hand alone", by_hand_unseen);
  print("reports, cross-validated", cross_validated(reports, odd));
  const ConfidenceWeights weights = learned(all_of(reports), odd);
  StrengthTable seen;
  StrengthTable unseen;
  add_judged(seen, all_of(reports), weights);
  add_judged(unseen, even, weights);
  print("reports, by the weights that have seen them", seen);
  print("MUC's even messages", unseen);
  if (const Result<void> saved = weights.save(argv[2]); !saved) {
    fmt::print(stderr, "confidence_trainer: {}\n", saved.error().line());
    return 3;
  }
  return 0;
}
