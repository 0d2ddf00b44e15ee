#include "events/exchange/geojson_pieces.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dateline::events {

namespace {

constexpr std::size_t kHead = 64 * 1024;  // the features begin within so much, and what follows them is no more
constexpr std::string_view kBlank = " \t\r\n";

/// Where the string that begins at `at` (behind its quote) ends, behind its quote; npos where it does not.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  while (true) {
    const std::size_t quote = text.find('"', at);
    if (quote == std::string_view::npos) {
      return quote;
    }
    std::size_t backslashes = 0;
    while (quote - backslashes > at && text[quote - backslashes - 1] == '\\') {
      ++backslashes;
    }
    if (backslashes % 2 == 0) {
      return quote + 1;
    }
    at = quote + 1;
  }
}

/// Where the value at `at` ends; npos where it does not.
std::size_t end_of_value(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = end_of_string(text, at + 1);
      if (at == std::string_view::npos || depth == 0) {
        return at;
      }
      continue;
    }
    if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth == 0) {
        return at;
      }
      if (--depth == 0) {
        return at + 1;
      }
    } else if (c == ',' && depth == 0) {
      return at;
    }
    ++at;
  }
  return std::string_view::npos;
}

}  // namespace

GeojsonPieces::GeojsonPieces(const std::filesystem::path& file) : file_(file, std::ios::binary) {
  if (!read_more(kHead)) {
    return;
  }
  if (text_.starts_with("\xEF\xBB\xBF")) {
    at_ = 3;
  }
  at_ = text_.find_first_not_of(kBlank, at_);
  if (at_ == std::string::npos || text_[at_] != '{') {
    return;
  }
  ++at_;
  if (take_members() == State::features) {
    text_.erase(0, at_);
    text_byte_ += std::exchange(at_, 0);
    state_ = State::features;
  }
}

bool GeojsonPieces::read_more(std::size_t bytes) {
  const std::size_t before = text_.size();
  text_.resize(before + bytes);
  file_.read(text_.data() + before, static_cast<std::streamsize>(bytes));
  text_.resize(before + static_cast<std::size_t>(std::max<std::streamsize>(file_.gcount(), 0)));
  return text_.size() > before;
}

GeojsonPieces::State GeojsonPieces::take_members() {
  while (true) {
    at_ = text_.find_first_not_of(" \t\r\n,", at_);
    if (at_ == std::string::npos) {
      return State::broken;
    }
    if (text_[at_] == '}') {
      return is_typed_ ? State::ended : State::foreign;
    }
    const std::size_t name = at_ + 1;
    const std::size_t name_end = text_[at_] == '"' ? end_of_string(text_, name) : std::string::npos;
    at_ = text_.find_first_not_of(kBlank, name_end);
    if (at_ == std::string::npos || text_[at_] != ':') {
      return State::broken;
    }
    at_ = text_.find_first_not_of(kBlank, at_ + 1);
    const std::size_t end = at_ == std::string::npos ? at_ : end_of_value(text_, at_);
    const std::string_view key = std::string_view(text_).substr(name, name_end - name - 1);
    if (key == "features" && at_ != std::string::npos && text_[at_] == '[') {
      ++at_;
      return State::features;
    }
    if (end == std::string::npos) {
      return State::broken;
    }
    const std::string_view value = std::string_view(text_).substr(at_, end - at_);
    const auto says = [value](std::string_view words) { return value.find(words) != std::string_view::npos; };
    is_typed_ = is_typed_ || (key == "type" && value == "\"FeatureCollection\"");
    if (key == "type" ? !is_typed_
                      : key == "crs" && !says("CRS84") && !says("EPSG::4326") && !says("EPSG:4326") && !says("null")) {
      return State::foreign;
    }
    at_ = end;
  }
}

std::optional<GeojsonPieces::Piece> GeojsonPieces::next(std::size_t bytes) {
  if (state_ != State::features) {
    return std::nullopt;
  }
  std::size_t whole = 0;  // behind the last whole feature
  while (true) {
    const std::string_view text = text_;
    for (; at_ < text.size(); ++at_) {
      const char c = text[at_];
      if (in_string_) {
        while (at_ < text.size() && text[at_] != '"' && text[at_] != '\\') {
          ++at_;
        }
        if (at_ == text.size()) {
          break;
        }
        if (text[at_] == '\\') {
          if (at_ + 1 == text.size()) {
            break;  // what it escapes is not read yet
          }
          ++at_;
        } else {
          in_string_ = false;
        }
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '{' || c == '[') {
        ++depth_;
      } else if (c == '}' || c == ']') {
        if (depth_ == 0) {
          state_ = c == ']' ? State::ended : State::broken;
          break;
        }
        if (--depth_ == 0) {
          whole = at_ + 1;
        }
      }
    }
    if (state_ != State::features || (whole > 0 && at_ >= bytes)) {
      break;
    }
    if (!read_more(std::max<std::size_t>(bytes, 4096))) {
      state_ = State::broken;
      return std::nullopt;
    }
  }
  std::optional<Piece> piece;
  if (whole > 0) {
    const std::size_t begin = text_.find_first_not_of(" \t\r\n,");
    piece.emplace();
    piece->byte = text_byte_ + begin;
    piece->json.reserve(whole - begin + 128);  // with room behind, which the parser wants
    piece->json += '[';
    piece->json.append(text_, begin, whole - begin);
    piece->json += ']';
  }
  if (state_ == State::ended) {
    ++at_;
    [[maybe_unused]] const bool more = read_more(kHead);
    state_ = take_members();
    state_ = state_ == State::features ? State::foreign : state_;  // twice
  } else {
    text_.erase(0, whole);
    text_byte_ += whole;
    at_ -= whole;
  }
  return piece;
}

}  // namespace dateline::events
