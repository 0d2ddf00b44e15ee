#pragma once

#include <catch2/catch.hpp>

#include "viewer/gl/context.h"

namespace dateline::viewer {

/// One context for all tests of the program: another one beside it would leave those that follow without theirs.
inline void with_context() {
  static auto context = gl::HeadlessContext::create();
  REQUIRE(context);
}

}  // namespace dateline::viewer
