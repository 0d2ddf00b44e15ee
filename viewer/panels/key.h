#pragma once

#include <cstdint>

namespace dateline::viewer {

/// The keys that mean something to the viewer, by what stands on them. Text comes as text, not as keys.
enum class Key : std::uint8_t {
  none,
  // Letters and digits keep their ASCII value.
  a = 'A',
  b = 'B',
  c = 'C',
  d = 'D',
  e = 'E',
  f = 'F',
  g = 'G',
  h = 'H',
  i = 'I',
  j = 'J',
  k = 'K',
  l = 'L',
  m = 'M',
  n = 'N',
  o = 'O',
  p = 'P',
  q = 'Q',
  r = 'R',
  s = 'S',
  t = 'T',
  u = 'U',
  v = 'V',
  w = 'W',
  x = 'X',
  y = 'Y',
  z = 'Z',
  space = ' ',
  plus = '+',
  minus = '-',
  comma = ',',
  period = '.',
  left_bracket = '[',
  right_bracket = ']',
  question = '?',
  zero = '0',
  escape = 128,
  enter,
  tab,
  backspace,
  del,
  left,
  right,
  up,
  down,
  home,
  end,
  page_up,
  page_down,
  f1,
};

/// A key that went down (or repeats), with what was held.
struct KeyPress {
  Key key = Key::none;
  bool ctrl = false;
  bool shift = false;
  bool alt = false;
  friend bool operator==(const KeyPress&, const KeyPress&) = default;
};

}  // namespace dateline::viewer
