#include "events/extract/syntax/inflection.h"

#include <algorithm>

namespace dateline::events {

namespace {

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool ends_in_consonant_y(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

bool hisses(std::string_view word) {
  return word.ends_with("s") || word.ends_with("x") || word.ends_with("z") || word.ends_with("ch") ||
         word.ends_with("sh") || word.ends_with("go");
}

// "stop", "hit", "plan": one vowel between consonants, in a word of one syllable. Longer verbs that double ("repel",
// "occur") are listed as irregular.
bool doubles(std::string_view word) {
  const auto vowels = std::count_if(word.begin(), word.end(), is_vowel);
  return word.size() >= 3 && vowels == 1 && !is_vowel(word.back()) && is_vowel(word[word.size() - 2]) &&
         !is_vowel(word[word.size() - 3]) && std::string_view("wxy").find(word.back()) == std::string_view::npos;
}

std::string past_of(std::string_view base) {
  std::string past(base);
  if (past.ends_with("e")) {
    return past + "d";
  }
  if (ends_in_consonant_y(base)) {
    past.back() = 'i';
    return past + "ed";
  }
  if (doubles(base)) {
    past += past.back();
  }
  return past + "ed";
}

std::string ing_of(const Verb& verb) {
  std::string base = verb.base;
  if (base.ends_with("ie")) {
    return base.substr(0, base.size() - 2) + "ying";
  }
  if (base.ends_with("e") && !base.ends_with("ee") && base != "be") {
    return base.substr(0, base.size() - 1) + "ing";
  }
  const std::string doubled = base + base.back() + "ed";
  const bool irregular_short = !verb.past.empty() && verb.past != doubled && doubles(base);
  if (doubles(base) || irregular_short || verb.past == doubled) {
    base += base.back();
  }
  return base + "ing";
}

// "burned|burnt": a form that has several spellings.
void add_spellings(std::vector<std::pair<VerbForm, std::string>>& forms, VerbForm form, std::string_view spellings) {
  while (!spellings.empty()) {
    const std::size_t end = spellings.find('|');
    forms.emplace_back(form, spellings.substr(0, end));
    spellings = end == std::string_view::npos ? std::string_view{} : spellings.substr(end + 1);
  }
}

}  // namespace

std::string plural(std::string_view noun) {
  std::string many(noun);
  if (ends_in_consonant_y(noun)) {
    many.back() = 'i';
    return many + "es";
  }
  return many + (hisses(noun) ? "es" : "s");
}

std::vector<std::pair<VerbForm, std::string>> inflect(const Verb& verb) {
  const std::string past = verb.past.empty() ? past_of(verb.base) : verb.past;
  std::vector<std::pair<VerbForm, std::string>> forms = {
      {VerbForm::base, verb.base}, {VerbForm::s, plural(verb.base)}, {VerbForm::ing, ing_of(verb)}};
  add_spellings(forms, VerbForm::past, past);
  add_spellings(forms, VerbForm::participle, verb.participle.empty() ? past : verb.participle);
  return forms;
}

std::vector<std::string> distinct_forms(const Verb& verb) {
  if (verb.base == "be") {
    return {"be", "is", "are", "was", "were", "been", "being"};
  }
  if (verb.base == "have") {
    return {"have", "has", "had", "having"};
  }
  std::vector<std::string> forms;
  for (auto& [form, text] : inflect(verb)) {
    if (std::find(forms.begin(), forms.end(), text) == forms.end()) {
      forms.push_back(std::move(text));
    }
  }
  return forms;
}

}  // namespace dateline::events
