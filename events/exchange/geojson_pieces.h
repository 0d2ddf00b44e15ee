#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace dateline::events {

/// Takes a GeoJSON collection apart into pieces of whole features, without looking into them.
class GeojsonPieces {
 public:
  explicit GeojsonPieces(const std::filesystem::path& file);

  /// Whether the file begins like a collection of features by longitude and latitude.
  [[nodiscard]] bool is_collection() const { return state_ != State::foreign; }

  struct Piece {
    std::string json;  ///< an array of features
    std::size_t byte;  ///< where it begins in the file
  };
  /// The next features, some `bytes` of them; nullopt behind the last, or where the file breaks off.
  [[nodiscard]] std::optional<Piece> next(std::size_t bytes);
  /// After the last piece: the collection was whole, and nothing behind its features makes it another kind of file.
  [[nodiscard]] bool is_whole() const { return state_ == State::ended; }
  /// Likewise: what is behind the features says that positions are others.
  [[nodiscard]] bool is_foreign() const { return state_ == State::foreign; }

 private:
  enum class State { features, ended, broken, foreign };
  /// Takes members of the collection up to its features, or to its end.
  [[nodiscard]] State take_members();
  [[nodiscard]] bool read_more(std::size_t bytes);

  std::ifstream file_;
  std::string text_;           // what was read and not given yet
  std::size_t text_byte_ = 0;  // where that begins in the file
  std::size_t at_ = 0;         // how far it was looked at
  int depth_ = 0;              // of brackets, within a feature
  bool in_string_ = false;
  bool is_typed_ = false;  // it said that it is a collection
  State state_ = State::foreign;
};

}  // namespace dateline::events
