#pragma once

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "events/extract/toponyms/toponyms.h"

namespace dateline::events {

/// The program's own gazetteer and word lists, opened once.
struct ToponymWorld {
  std::shared_ptr<const geo::Gazetteer> gazetteer;
  std::shared_ptr<const ToponymLexicon> lexicon;
};

inline const ToponymWorld& toponym_world() {
  static const ToponymWorld world = [] {
    const auto share = std::filesystem::path(DATELINE_BINARY).parent_path().parent_path() / "share/dateline";
    auto gazetteer = geo::Gazetteer::open(share / "gazetteer.index");
    if (!gazetteer) {
      FAIL(gazetteer.error().line());
    }
    auto lexicon = ToponymLexicon::load(share / "lexicons");
    if (!lexicon) {
      FAIL(lexicon.error().line());
    }
    return ToponymWorld{*gazetteer, *lexicon};
  }();
  return world;
}

inline std::vector<Toponym> toponyms_of(const std::string& text) {
  return find_toponyms(text, analyse_text(text), *toponym_world().gazetteer, *toponym_world().lexicon);
}

/// "Aleppo|Syria": the words of the toponyms in order, demonyms aside.
inline std::string names_of(const std::string& text) {
  std::string names;
  for (const Toponym& toponym : toponyms_of(text)) {
    if (toponym.role != ToponymRole::demonym) {
      names += (names.empty() ? "" : "|") + std::string(toponym.span.of(text));
    }
  }
  return names;
}

/// The toponym with these words; the `nth` from 0. Fails the test where there is none.
inline Toponym toponym_in(const std::string& text, const std::string& words, int nth = 0) {
  for (const Toponym& toponym : toponyms_of(text)) {
    if (toponym.span.of(text) == words && nth-- == 0) {
      return toponym;
    }
  }
  FAIL("no toponym \"" + words + "\" in: " + text);
  return {};
}

/// "Springfield, US admin1=Illinois": name, country and division of the place that the words mean.
inline geo::Place place_in(const std::string& text, const std::string& words, int nth = 0) {
  const Toponym toponym = toponym_in(text, words, nth);
  if (!toponym.place) {
    FAIL(words + " is not resolved: " + toponym.reason);
  }
  return toponym_world().gazetteer->place(*toponym.place);
}

}  // namespace dateline::events
