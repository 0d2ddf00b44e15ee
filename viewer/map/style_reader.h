#pragma once

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "viewer/map/style.h"

namespace dateline::viewer {

// What style.cpp and layer_style.cpp need to read their files; not for others.

using Json = nlohmann::json;

/// The first thing wrong with a file, where it is.
struct Wrong {
  std::string pointer;
  std::string what;
};

/// "#rrggbb" or "#rrggbbaa".
[[nodiscard]] std::optional<Colour> parse_colour(const std::string& text);

/// Reads one JSON object's members by name and notes the first that is missing, of a wrong kind or unknown. Every
/// `read` leaves its target alone once something is wrong.
class ObjectReader {
 public:
  ObjectReader(const Json& json, std::string pointer, std::optional<Wrong>& wrong)
      : json_(json), pointer_(std::move(pointer)), wrong_(wrong) {
    if (!json_.is_object()) {
      fail("", "must be an object");
    }
  }
  ObjectReader(const ObjectReader&) = delete;
  ObjectReader& operator=(const ObjectReader&) = delete;
  ~ObjectReader() {
    if (!json_.is_object()) {
      return;
    }
    for (const auto& item : json_.items()) {
      if (std::find(known_.begin(), known_.end(), item.key()) == known_.end()) {
        fail(item.key(), "is not a key of a style");
      }
    }
  }

  void read(const char* key, Colour& out) {
    const Json* member = find(key);
    if (member == nullptr) {
      return;
    }
    const auto colour = member->is_string() ? parse_colour(member->get<std::string>()) : std::nullopt;
    if (!colour) {
      fail(key, "must be a colour such as \"#1a2b3c\" or \"#1a2b3c80\"");
      return;
    }
    out = *colour;
  }

  template <std::size_t kCount>
  void read(const char* key, std::array<Colour, kCount>& out) {
    const Json* member = find(key);
    if (member == nullptr) {
      return;
    }
    if (!member->is_array() || member->size() != kCount) {
      fail(key, "must be a list of " + std::to_string(kCount) + " colours");
      return;
    }
    for (std::size_t i = 0; i < kCount; ++i) {
      const Json& one = (*member)[i];
      const auto colour = one.is_string() ? parse_colour(one.get<std::string>()) : std::nullopt;
      if (!colour) {
        fail(std::string(key) + "/" + std::to_string(i), "must be a colour such as \"#1a2b3c\"");
        return;
      }
      out[i] = *colour;
    }
  }

  void read(const char* key, double& out) {
    const Json* member = find(key);
    if (member == nullptr) {
      return;
    }
    if (!member->is_number() || member->get<double>() < 0) {
      fail(key, "must be a number that is not negative");
      return;
    }
    out = member->get<double>();
  }

  void read(const char* key, bool& out) {
    const Json* member = find(key);
    if (member == nullptr) {
      return;
    }
    if (!member->is_boolean()) {
      fail(key, "must be true or false");
      return;
    }
    out = member->get<bool>();
  }

  void read(const char* key, std::string& out) {
    const Json* member = find(key);
    if (member == nullptr) {
      return;
    }
    if (!member->is_string()) {
      fail(key, "must be a text");
      return;
    }
    out = member->get<std::string>();
  }

  /// A number, or stops [[zoom, value], ...].
  void read(const char* key, ZoomRamp& out) {
    const Json* member = find(key);
    if (member == nullptr) {
      return;
    }
    std::vector<std::pair<double, double>> stops;
    if (member->is_number()) {
      stops.emplace_back(0, member->get<double>());
    } else if (member->is_array()) {
      for (const Json& stop : *member) {
        const bool pair = stop.is_array() && stop.size() == 2 && stop[0].is_number() && stop[1].is_number();
        if (!pair || (!stops.empty() && stop[0].get<double>() <= stops.back().first)) {
          stops.clear();
          break;
        }
        stops.emplace_back(stop[0].get<double>(), stop[1].get<double>());
      }
    }
    const bool negative = std::any_of(stops.begin(), stops.end(), [](const auto& stop) { return stop.second < 0; });
    if (stops.empty() || negative) {
      fail(key, "must be a number or a list of [zoom, number] with rising zooms, nothing negative");
      return;
    }
    out = ZoomRamp(std::move(stops));
  }

  void read(const char* key, MarkerShape& out) {
    static constexpr std::array<const char*, 6> kNames = {"circle", "triangle", "diamond",
                                                          "square", "pentagon", "hexagon"};
    std::string name;
    read(key, name);
    if (wrong_) {
      return;
    }
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end()) {
      fail(key, "must be circle, triangle, diamond, square, pentagon or hexagon");
      return;
    }
    out = static_cast<MarkerShape>(found - kNames.begin());
  }

  void read(const char* key, LineStyle& out) {
    if (const auto line = object(key)) {
      ObjectReader reader(*line->json, line->pointer, wrong_);
      reader.read("colour", out.colour);
      reader.read("width", out.width);
      reader.read_if_there("casing", out.casing);
      reader.read_if_there("casing_width", out.casing_width);
      reader.read_if_there("dash", out.dash);
      reader.read_if_there("gap", out.gap);
    }
  }

  void read(const char* key, FillStyle& out) {
    if (const auto fill = object(key)) {
      ObjectReader reader(*fill->json, fill->pointer, wrong_);
      reader.read("colour", out.colour);
      reader.read("outline", out.outline);
    }
  }

  void read(const char* key, TextStyle& out) {
    if (const auto text = object(key)) {
      ObjectReader reader(*text->json, text->pointer, wrong_);
      reader.read("colour", out.colour);
      reader.read("halo", out.halo);
      reader.read("halo_width", out.halo_width);
      reader.read("size", out.size);
      reader.read("bold", out.bold);
    }
  }

  void read(const char* key, MarkerStyle& out) {
    if (const auto marker = object(key)) {
      ObjectReader reader(*marker->json, marker->pointer, wrong_);
      reader.read("shape", out.shape);
      reader.read("fill", out.fill);
      reader.read("outline", out.outline);
      reader.read("text", out.text);
    }
  }

  void read(const char* key, HighlightStyle& out) {
    if (const auto highlight = object(key)) {
      ObjectReader reader(*highlight->json, highlight->pointer, wrong_);
      reader.read("fill", out.fill);
      reader.read("underline", out.underline);
    }
  }

  template <class T>
  void read_if_there(const char* key, T& out) {
    if (json_.is_object() && json_.contains(key)) {
      read(key, out);
    }
  }

  struct Member {
    const Json* json;
    std::string pointer;
  };
  /// The member, to be read by a reader of its own.
  std::optional<Member> object(const char* key) {
    const Json* member = find(key);
    return member == nullptr ? std::nullopt : std::optional<Member>({member, pointer_ + "/" + key});
  }

 private:
  const Json* find(const char* key) {
    known_.emplace_back(key);
    if (wrong_) {
      return nullptr;
    }
    const auto member = json_.find(key);
    if (member == json_.end()) {
      fail(key, "is missing");
      return nullptr;
    }
    return &*member;
  }
  void fail(const std::string& key, std::string what) {
    if (!wrong_) {
      wrong_ = Wrong{key.empty() ? pointer_ : pointer_ + "/" + key, std::move(what)};
    }
  }

  const Json& json_;
  std::string pointer_;
  std::optional<Wrong>& wrong_;
  std::vector<std::string> known_;
};

/// Runs `body` with a reader of the member.
template <class Body>
void with_object(ObjectReader& parent, const char* key, std::optional<Wrong>& wrong, Body body) {
  if (const auto member = parent.object(key)) {
    ObjectReader reader(*member->json, member->pointer, wrong);
    body(reader);
  }
}

}  // namespace dateline::viewer
