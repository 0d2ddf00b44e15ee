#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::events {

/// Watches markup run by, in pieces, for a tag with more attributes than anybody writes: libxml2 compares each with
/// all others before it tells of them, which would take hours.
class AttributeCount {
 public:
  static constexpr std::size_t kMost = 20'000;

  /// Takes the next piece. False from the piece on in which a tag has too many.
  bool add(std::string_view piece);
  /// Whether it stands between a tag's "<" and its ">".
  [[nodiscard]] bool in_tag() const { return at_ != At::text; }

 private:
  void look_at(char c);

  enum class At : unsigned char { text, name, tag, quoted };
  At at_ = At::text;
  char before_ = ' ';  // the last character that was not blank, or a blank right behind it
  bool blank_ = false;
  char quote_ = 0;
  std::size_t count_ = 0;
  bool too_many_ = false;
};

/// The same for a page, whose scripts and styles hold no tags.
[[nodiscard]] bool has_too_many_attributes(std::string_view page);

}  // namespace dateline::events
