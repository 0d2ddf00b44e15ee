#include "events/extract/casualties/casualties.h"

#include <catch2/catch.hpp>
#include <string>

#include "events/extract/lexicons.h"
#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

namespace {

// The casualties of a sentence, all mentions together.
Casualties casualties_of(const std::string& text) {
  static const auto lexicon = EventLexicon::load(resource_folder() / "lexicons");
  REQUIRE(lexicon.has_value());
  const TextStructure structure = analyse_text(text);
  const TaggedText tagged = tag_text(text, structure, **lexicon, {}, {});
  Casualties all;
  for (const Sentence& sentence : structure.sentences) {
    for (const CasualtyMention& mention : find_casualties(tagged, sentence)) {
      CHECK(mention.span.end <= text.size());
      add_casualties(all, mention);
    }
  }
  return all;
}

}  // namespace

TEST_CASE("numbers of dead and injured are read as they are stated") {
  const Casualties plain = casualties_of("The blast killed 12 people and wounded 30 others.");
  CHECK(plain.fatalities_best == 12);
  CHECK_FALSE(plain.fatalities_low.has_value());
  CHECK(plain.injured_best == 30);
  const Casualties least = casualties_of("At least seven civilians were killed in the strike.");
  CHECK(least.fatalities_low == 7);
  CHECK(least.fatalities_best == 7);
  CHECK(least.fatalities_civilians == 7);
  const Casualties most = casualties_of("Up to 40 fighters were killed.");
  CHECK(most.fatalities_high == 40);
  CHECK(casualties_of("As many as 40 fighters were killed.").fatalities_high == 40);
  CHECK(casualties_of("Fewer than 40 fighters were killed.").fatalities_high == 40);
  const Casualties between = casualties_of("Between 20 and 25 soldiers were killed.");
  CHECK(between.fatalities_low == 20);
  CHECK(between.fatalities_high == 25);
  CHECK_FALSE(between.fatalities_best.has_value());
}

TEST_CASE("numbers of several sorts of people add up with their bounds") {
  const auto toll = [](const char* words) {
    const std::vector<Claim> claims = claims_of(std::string(words) + " were killed in clashes in Aleppo on Monday.");
    REQUIRE(claims.size() == 1);
    const Casualties& numbers = claims[0].casualties;
    return std::vector<std::optional<int>>{numbers.fatalities_low, numbers.fatalities_best, numbers.fatalities_high};
  };
  using Toll = std::vector<std::optional<int>>;
  CHECK(toll("As many as 40 rebels and nine soldiers") == Toll{std::nullopt, 49, 49});
  CHECK(toll("Between 20 and 25 rebels and nine soldiers") == Toll{29, std::nullopt, 34});
  CHECK(toll("Between 20 and 25 rebels and at least nine soldiers") == Toll{29, std::nullopt, 34});
  CHECK(toll("Up to 40 rebels and dozens of soldiers") == Toll{64, std::nullopt, std::nullopt});
  CHECK(toll("Forty rebels and nine soldiers") == Toll{std::nullopt, 49, std::nullopt});
}

TEST_CASE("a report of which only the month or the year is known dates no event to a day") {
  const char* const said = "Rebels shelled Aleppo on Sunday, killing three people.";
  for (const char* published : {"2016", "2016-07"}) {
    const std::vector<Claim> claims = claims_of(said, published);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].when.is_unknown());
  }
  CHECK_FALSE(claims_of(said, "2016-07-27").at(0).when.is_unknown());
  const char* const french = "Les rebelles ont bombard\u00e9 la ville d'Alep dimanche, tuant trois personnes.";
  CHECK(claims_of(french, "2016").at(0).when.is_unknown());
}

TEST_CASE("a word without a number bounds from below and estimates nothing") {
  const Casualties dozens = casualties_of("Dozens of people were killed.");
  CHECK(dozens.fatalities_low == 24);
  CHECK_FALSE(dozens.fatalities_best.has_value());
  CHECK_FALSE(dozens.fatalities_high.has_value());
}

TEST_CASE("a single victim counts one, no casualties none, and other numbers nothing") {
  CHECK(casualties_of("A policeman was killed in the ambush.").fatalities_best == 1);
  CHECK(casualties_of("There were no casualties.").fatalities_best == 0);
  CHECK(casualties_of("A shell hit the school but no one was injured.").injured_best == 0);
  CHECK(casualties_of("Nobody was killed in the raid.").fatalities_best == 0);
  CHECK(casualties_of("No soldiers were hurt.").injured_best == 0);
  CHECK(casualties_of("No fewer than 12 soldiers were killed.").fatalities_low == 12);
  CHECK_FALSE(casualties_of("Nobody claimed the town; 12 buses left it.").stated());
  CHECK_FALSE(casualties_of("The army seized 12 rifles and 300,000 people live there.").stated());
}

TEST_CASE("a family counts all its members, and a person may be named by age alone") {
  const Casualties family = casualties_of("The strike killed a mother and her two children.");
  CHECK(family.fatalities_best == 3);
  CHECK(family.fatalities_civilians == 3);
  CHECK(casualties_of("A mother and her two children were killed.").fatalities_best == 3);
  CHECK(casualties_of("The shell killed a man and his son.").fatalities_best == 2);
  CHECK(casualties_of("A man and a woman were beaten to death.").fatalities_best == 2);
  CHECK(casualties_of("Soldiers shot dead a 17-year-old.").fatalities_best == 1);
  CHECK(casualties_of("A 17-year-old boy was shot dead.").fatalities_best == 1);
  CHECK(casualties_of("Gunmen shot dead a police officer.").fatalities_best == 1);
}

TEST_CASE("those who died are not those who were wounded") {
  const Casualties both = casualties_of("Four soldiers died and two were wounded.");
  CHECK(both.fatalities_best == 4);
  CHECK(both.injured_best == 2);
}

TEST_CASE("people of several sorts are counted together, and others on top") {
  const Casualties sorts = casualties_of("Twenty-two rebels and four soldiers were killed in the fighting.");
  CHECK(sorts.fatalities_low.has_value() == false);
  CHECK(casualties_of("The raid killed a woman and two other villagers.").fatalities_best == 3);
  CHECK(casualties_of("The blast wounded three people. Two others were hurt later.").injured_best == 5);
  const Casualties within = casualties_of("The strike killed nine people, including four children.");
  CHECK(within.fatalities_best == 9);
  CHECK(within.fatalities_civilians == 4);
}

TEST_CASE("a later toll stands in for the first count, and the injured who die are added") {
  CHECK(casualties_of("The bomb killed five people. The toll rose to nine.").fatalities_best == 9);
  CHECK(casualties_of("The bomb killed five people. Officials put the death toll at nine.").fatalities_best == 9);
  CHECK(casualties_of("The bomb killed five people. One of the injured died on Monday.").fatalities_best == 6);
  CHECK_FALSE(casualties_of("The toll road was closed and 12 trucks waited.").stated());
}

TEST_CASE("people who are named and not counted are victims too") {
  CHECK(casualties_of("Gunmen killed Ana Popescu, a councillor.").fatalities_best == 1);
  CHECK(casualties_of("Ana Popescu, a nurse, was shot dead.").fatalities_best == 1);
  CHECK(casualties_of("The journalist Ana Popescu was killed at noon.").fatalities_best == 1);
  CHECK(casualties_of("Gunmen killed Ana Popescu and two others.").fatalities_best == 3);
  CHECK(casualties_of("The shooting left a student, Ana Popescu, dead.").fatalities_best == 1);
  CHECK(casualties_of("A shell wounded her husband.").injured_best == 1);
  CHECK_FALSE(casualties_of("The news that the deal was dead hurt Popescu Holdings shares.").stated());
}

TEST_CASE("those who lost their lives are dead in other words") {
  CHECK(casualties_of("Fourteen people lost their lives in the blast.").fatalities_best == 14);
  CHECK(casualties_of("Two soldiers paid the supreme price.").fatalities_best == 2);
  CHECK(casualties_of("Nine terrorists were neutralised.").fatalities_best == 9);
  CHECK_FALSE(casualties_of("Experts neutralised nine mines.").stated());
  CHECK(casualties_of("Four civilians, among them a teacher, Ana Popescu, died.").fatalities_best == 4);
}

TEST_CASE("each of several people who are named counts") {
  CHECK(casualties_of("Ana Popa and Ion Rusu were killed in the blast.").fatalities_best == 2);
  CHECK(casualties_of("Ana Popa, Ion Rusu and Maria Pop were killed in the blast.").fatalities_best == 3);
  CHECK(casualties_of("Sergeant Ana Popa and Private Ion Rusu died at the scene.").fatalities_best == 2);
  CHECK(casualties_of("MAYOR ION RUSU WAS KILLED NEAR HIS HOME.").fatalities_best == 1);
  CHECK_FALSE(casualties_of("REGIONAL LEADERS WERE KILLED THERE.").fatalities_best.has_value());
}

TEST_CASE("one of another sort beside a number counts too") {
  CHECK(casualties_of("Rebels stormed the base, killing 12 soldiers and a policeman.").fatalities_best == 13);
  CHECK(casualties_of("A pilot and three soldiers lost their lives.").fatalities_best == 4);
  CHECK(casualties_of("The bomb killed a schoolteacher and her two sons.").fatalities_best == 3);
  CHECK(casualties_of("A couple and their daughter died.").fatalities_best == 3);
  const Casualties apart = casualties_of("Three men of the gang were killed and a corporal was wounded.");
  CHECK(apart.fatalities_best == 3);
  CHECK(apart.injured_best == 1);
}

TEST_CASE("one person is a victim whatever more is told of them") {
  CHECK(casualties_of("A member of a farmers' union was shot dead in the market.").fatalities_best == 1);
  CHECK(casualties_of("The driver was shot in the leg.").injured_best == 1);
  CHECK(casualties_of("Six soldiers bravely gave their lives.").fatalities_best == 6);
  CHECK_FALSE(casualties_of("The family was wounded by his words.").stated());
  const Casualties both = casualties_of("A soldier died and two of his colleagues suffered bullet injuries.");
  CHECK(both.fatalities_best == 1);
  CHECK(both.injured_best == 2);
}

TEST_CASE("who was shot and wounded is wounded, and a family counts by its number") {
  CHECK(casualties_of("The day before a soldier was shot and wounded at a market.").injured_best == 1);
  CHECK(casualties_of("A family of three - a mother and her sons - was killed in the shelling.").fatalities_best == 3);
  CHECK_FALSE(casualties_of("A family of three owns the shop.").stated());
}

TEST_CASE("a toll counts all so far, however far from its number it stands") {
  CHECK(
      casualties_of("Two of the wounded died overnight, bringing the death toll from Monday's attack on the market in "
                    "the city to 18.")
          .fatalities_best == 18);
  CHECK(casualties_of("The number of people killed in the bombing of a hotel has risen to 21.").fatalities_best == 21);
}

TEST_CASE("civilians among the dead are told apart, among the injured they are not dead") {
  const Casualties dead = casualties_of("The strike killed 20 people, among them 12 civilians and eight fighters.");
  CHECK(dead.fatalities_best == 20);
  CHECK(dead.fatalities_civilians == 12);
  const Casualties injured = casualties_of("The strike wounded 20 people, including 12 civilians.");
  CHECK(injured.injured_best == 20);
  CHECK_FALSE(injured.fatalities_civilians.has_value());
}

TEST_CASE("a third victim is one more") {
  const Casualties dead = casualties_of("Gunmen killed two officers. A third officer died in hospital.");
  CHECK(dead.fatalities_best == 3);
  CHECK(casualties_of("A second policeman was wounded.").injured_best == 1);
}

TEST_CASE("whom a bounded number counts is told as well") {
  for (const char* how : {"at least 13", "more than 13", "up to 13", "as many as 13"}) {
    const std::vector<Claim> claims =
        test_reader()
            ->read(test_document("Gunmen killed " + std::string(how) + " farmers in Homs on Monday.", "2023-08-16"))
            .claims;
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].actor2 == "Civilians (Syria)");
    CHECK(claims[0].casualties.fatalities_civilians == 13);
  }
}
