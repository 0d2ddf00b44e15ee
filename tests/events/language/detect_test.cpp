#include "events/language/detect.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/support/temporary_folder.h"

using namespace dateline::events;

namespace {

const LanguageProfiles& profiles() {
  static const auto loaded =
      LanguageProfiles::load(std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicons").value();
  return *loaded;
}

LanguageGuess guess(const std::string& text) {
  return profiles().detect(analyse_text(text));
}

std::string language(const std::string& text) {
  return guess(text).code;
}

}  // namespace

TEST_CASE("The languages that are read are told by a sentence") {
  CHECK(language("The army said that it had taken the port of the town.") == "en");
  CHECK(language("L'armée a dit que les troupes sont dans la ville et qu'elles ont pris le port.") == "fr");
  CHECK(language("El ejército dijo que las tropas están en la ciudad y que tomaron el puerto.") == "es");
  CHECK(language("قال الجيش إن قواته دخلت المدينة من الشمال بعد قصف على الأحياء في الشرق") == "ar");
  CHECK(language("Армия сообщила, что войска вошли в город и на востоке идут бои за порт") == "ru");
  CHECK(language("Армія повідомила, що війська увійшли до міста і на сході йдуть бої за порт") == "uk");
}

TEST_CASE("Short captions are told too") {
  CHECK(language("Smoke rises over the old town after a strike.") == "en");
  CHECK(language("De la fumée s'élève au-dessus du quartier après une frappe.") == "fr");
  CHECK(language("El humo sube sobre el barrio tras un ataque.") == "es");
  CHECK(language("الدخان يتصاعد فوق حلب") == "ar");
  CHECK(language("Дым поднимается над городом после удара.") == "ru");
  CHECK(language("Дим здіймається над містом після удару.") == "uk");
}

TEST_CASE("A neighbouring language is not taken for one that is read") {
  CHECK(language("ارتش گفت که نیروهایش پس از یک حمله وارد شهر شدند و در شمال آن "
                 "می‌جنگند.") == "fa");
  CHECK(language("فوج نے کہا کہ اس کے دستے شہر میں داخل ہو گئے ہیں اور شمال میں لڑائی جاری ہے۔") == "ur");
  CHECK(language("سوپا گوتی هێزەکانی لە باکوورەوە چوونە ناو شار و شەڕ بەردەوامە") == "ckb");
  CHECK(language("Армията съобщи, че войските са влезли в града и на изток се водят боеве за пристанището.") == "bg");
  CHECK(language("Војска је саопштила да су трупе ушле у град и да се на истоку воде борбе за луку.") == "sr");
  CHECK(language("Армија је рекла да су војници код реке.") == "sr");
  CHECK(language("Армія паведаміла, што войскі ўвайшлі ў горад і на ўсходзе ідуць баі за порт.") == "be");
  CHECK(language("O exército disse que as tropas entraram na cidade e que há combates pelo porto no leste.") == "pt");
  CHECK(language("L'esercito ha detto che le truppe sono entrate nella città e che si combatte per il porto.") == "it");
  CHECK(language("L'exèrcit va dir que les tropes han entrat a la ciutat i que també hi ha combats al port.") == "ca");
  CHECK(language("Armata a spus că trupele au intrat în oraș și că se luptă pentru port.") == "ro");
}

TEST_CASE("Other languages have their codes") {
  CHECK(language("Die Armee sagte, dass ihre Truppen in die Stadt eingedrungen sind und um den Hafen kämpfen.") ==
        "de");
  CHECK(language("Ordu, birliklerin kente girdiğini ve liman için çatışmaların sürdüğünü, bir subayın da yaralandığını "
                 "açıkladı; operasyon sonra genişledi.") == "tr");
  CHECK(language("הצבא אמר שכוחותיו נכנסו לעיר והקרבות נמשכים.") == "he");
  CHECK(language("军方表示部队已进入该市。") == "zh");
  CHECK(language("軍は部隊が市内に入ったと発表した。") == "ja");
  CHECK(language("군은 부대가 도시에 진입했다고 밝혔다.") == "ko");
}

TEST_CASE("What tells nothing is undetermined, and short Latin words may still be English") {
  CHECK(language("Xyzzy plugh frotz") == "und");
  CHECK(language("") == "und");
  CHECK_FALSE(guess("Aleppo, Syria").foreign);
  CHECK(guess("Aleppo, Syria").latin);
  // Running text without a common word of any listed language.
  std::string unknown;
  for (int i = 0; i < 40; ++i) {
    unknown += "zorkle blinto quexa ";
  }
  CHECK(guess(unknown).code == "und");
  CHECK(guess(unknown).foreign);
}

TEST_CASE("Most of a mixed text decides") {
  CHECK(language("قال متحدث باسم منظمة Save the Children إن ثلاثة من موظفيها أصيبوا في قصف على المدينة أمس.") == "ar");
  CHECK(language("The group's banner read \"الشعب يريد\" and the crowd chanted for an hour in the square.") == "en");
  CHECK(language("По словам пресс-службы компании Nova Energy Group, станция в городе не пострадала после удара.") ==
        "ru");
}

TEST_CASE("Vowel marks and tatweel do not hide Arabic") {
  CHECK(language("قَالَ الجَيْشُ إِنَّ قُوَّاتِهِ دَخَلَتِ المَدِيـــنَةَ مِنَ الشَّمَالِ") == "ar");
}

TEST_CASE("A language's English name is known") {
  CHECK(profiles().name_of("uk") == "Ukrainian");
  CHECK(profiles().name_of("xx").empty());
}

TEST_CASE("A damaged list of languages is an error that names its line") {
  const dateline::test::TemporaryFolder folder;
  folder.write("languages.csv",
               "language,name,script,words,letters,never,beginnings,endings\n"
               "xx,Nowhere,Nope,a|b,,,,\n");
  const auto loaded = LanguageProfiles::load(folder.path());
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().line().find("languages.csv:2") != std::string::npos);
}
