package io.concordat.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** What names, places and professions are made of. Nobody in particular is meant. */
final class Words {

    static final List<String> FIRST_NAMES = list("""
            Anna Ben Clara David Elif Felix Greta Hanna Ivan Jörg Klara Lena Łukasz Maria Nils Olga Paul Quirin Rosa \
            Søren Tomás Ute Viktor Wanda Xaver Yusuf Zoë Agnès Björn Chloé Dilan Emil Frieda Gül Hugo Ines Jonas Kiran \
            Laura Mehmet Nora Oskar Petra Renée Sofia Theo Ulrike Vera""");

    static final List<String> LAST_NAMES = list("""
            Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schäfer Koch Bauer Richter Klein Wolf Schröder \
            Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Maier Walter \
            Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Keller Vogel Roth Frank Berger Winkler \
            Lorenz Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Brandt Haas Ziegler Engel Pohl""");

    static final List<String> FIRST_WORDS = list("""
            Nordwind Südstern Alpha Brücken Hafen Linden Kupfer Silber Grün Blau Berg Tal Fluss Wald Stein Licht Feld \
            Insel Tor Ring""");

    static final List<String> SECOND_WORDS = list("""
            Logistik Technik Medien Energie Handel Werke Systeme Labor Optik Möbel Papier Textil Verlag Akademie Küche \
            Garten""");

    static final List<String> FORMS = List.of("GmbH", "AG", "KG", "e. K.");
    static final List<String> TITLES = List.of(
            "Head of Sales", "Buyer", "Managing Director", "Engineer", "Assistant", "Controller", "Head of Marketing");
    static final List<String> DEPARTMENTS = List.of("Sales", "Purchasing", "Management", "Engineering", "Finance");
    static final List<String> STREETS = list("Hauptstraße Gartenweg Bahnhofstraße Schulstraße Am&Markt Lindenallee");
    static final List<String> CITIES = list("Berlin Köln München Zürich Wien Nürnberg Hamburg Düsseldorf");
    static final List<String> COUNTRIES = list("Germany Germany Germany Switzerland Austria Germany Germany Germany");
    static final List<String> INDUSTRIES = List.of("Manufacturing", "Retail", "Media", "Energy", "Education");
    static final List<String> SOURCES = List.of("Web", "Phone", "Partner", "Trade fair", "Referral");
    static final List<String> OWNERS = List.of("Sales North", "Sales South", "Key accounts");
    static final List<String> REGIONS = List.of("North", "South", "West", "East");

    private Words() {}

    private static List<String> list(String words) {
        return List.of(words.replace("&", "\u00a0").split(" "));
    }

    /** One of the words, by a number that may be too large. */
    static String pick(List<String> words, int number) {
        return words.get(number % words.size()).replace('\u00a0', ' ');
    }

    /** A name as it stands in an address on the internet. */
    static String address(String name) {
        String spelled = name.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace("ø", "oe")
                .replace("ł", "l");
        return Normalizer.normalize(spelled, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
    }
}
