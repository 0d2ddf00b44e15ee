#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "geo/gazetteer.h"

namespace dateline::viewer {

/// All names of a gazetteer, in every spelling, to be found by how they begin: for whoever types one. Immutable, and
/// readable from any thread; some 20 bytes a name.
class PlaceNames {
 public:
  /// Goes through all names, which takes a second or two: on a worker.
  explicit PlaceNames(std::shared_ptr<const geo::Gazetteer> gazetteer);

  [[nodiscard]] const geo::Gazetteer& gazetteer() const { return *gazetteer_; }
  /// Places that the whole may denote (`Gazetteer::find`), then those with a name that begins so, then those with a
  /// later word that does, in any spelling; each most populous first, and each place once. On a worker.
  [[nodiscard]] std::vector<geo::PlaceIndex> complete(std::string_view beginning) const;

 private:
  struct Name {
    std::uint32_t begin = 0;  // of its key in keys_, which ends where the next name's begins
    geo::PlaceIndex place = 0;
  };
  void collect(std::string_view key, bool later_word, std::vector<geo::PlaceIndex>& places) const;

  std::shared_ptr<const geo::Gazetteer> gazetteer_;
  std::string keys_;
  std::vector<Name> names_;
};

}  // namespace dateline::viewer
