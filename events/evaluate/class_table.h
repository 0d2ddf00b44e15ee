#pragma once

#include <map>
#include <string>

#include "events/evaluate/corpus.h"

namespace dateline::events {

/// Precision, recall and F1 of each class of a classification in which every item has one right class and one or no
/// found class.
class ClassTable {
 public:
  /// `found` is empty where nothing was found.
  void add(const std::string& gold, const std::string& found);

  /// The mean F1 of the classes, each weighted by how often it is right; 0 without items.
  [[nodiscard]] double weighted_f1() const;
  /// A row a class, most frequent first, and under them the share that is right, the weighted and the plain mean F1 (of
  /// the classes that are right anywhere).
  [[nodiscard]] Table table(std::string title) const;

 private:
  std::map<std::string, Counts> classes_;
  std::size_t items_ = 0;
  std::size_t right_ = 0;
};

}  // namespace dateline::events
