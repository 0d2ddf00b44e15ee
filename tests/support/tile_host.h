#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace dateline::test {

/// A server of map tiles on this machine alone: /tiles/Z/X/Y.png, a WMS at /wms with the layers "relief" and "polar"
/// (which has no Web Mercator), a WMTS at /wmts with the layer "roads". Its pictures are checked in two colours, tile
/// by tile. It remembers what it was asked for.
class TileHost {
 public:
  TileHost();
  ~TileHost();
  TileHost(const TileHost&) = delete;
  TileHost& operator=(const TileHost&) = delete;

  /// "http://127.0.0.1:PORT" followed by the path.
  [[nodiscard]] std::string address(const std::string& path) const;
  [[nodiscard]] std::string tiles() const { return address("/tiles/{z}/{x}/{y}.png"); }

  enum class Mode { sound, slow, failing, missing, wrong };
  /// How it answers from now on: at once, after `kSlow`, with status 503, with 404, with a page instead of a picture.
  void behave(Mode mode) { mode_ = mode; }
  static constexpr std::chrono::milliseconds kSlow{1500};

  /// Paths with parameters, in order.
  [[nodiscard]] std::vector<std::string> requests() const;
  [[nodiscard]] std::size_t count() const { return requests().size(); }

 private:
  void serve(const std::stop_token& stop);
  void answer(int connection, const std::stop_token& stop);
  [[nodiscard]] std::string response_to(const std::string& path) const;

  int socket_ = -1;
  int port_ = 0;
  std::atomic<Mode> mode_ = Mode::sound;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::vector<std::jthread> answering_;
  std::jthread thread_;  // last: stopped first
};

/// A PNG of 256 by 256 pixels in one colour, 0xRRGGBBAA, with a darker edge.
[[nodiscard]] std::string png_tile(unsigned rgba);

/// The colours of the tiles: of those whose x + y is even, and of the others.
inline constexpr unsigned kEvenTile = 0xD05020FF;
inline constexpr unsigned kOddTile = 0x2050D0FF;

}  // namespace dateline::test
