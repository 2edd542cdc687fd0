package io.concordat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What no module does with what comes from outside, so that nobody can make it do something else. */
public final class HostileInput {

    /** External entities, billion laughs, XInclude and XSLT need a reader of XML. */
    @ArchTest
    public static final ArchRule NO_XML_IS_READ = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javax.xml..", "org.xml.sax..", "org.w3c.dom..", "jakarta.xml..", "org.dom4j..", "org.jdom2..")
            .because("what cannot be read cannot do harm; whoever needs XML turns entities off and says so here");

    /** Gadgets need a reader of serialised objects, or a sender who names the type. */
    @ArchTest
    public static final ArchRule NO_SERIALISED_OBJECTS_ARE_READ = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.ObjectInputStream|java\\.beans\\.XMLDecoder|.*\\.PolymorphicTypeValidator"
                    + "|java\\.rmi\\..*|com\\.fasterxml\\.jackson\\.annotation\\.JsonTypeInfo")
            .because("objects are made of records whose types stand in the code");

    /** Expressions, scripts, commands of the operating system, and names of directories. */
    @ArchTest
    public static final ArchRule NOTHING_FROM_OUTSIDE_IS_EVALUATED = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("jakarta\\.el\\..*|javax\\.script\\..*|java\\.lang\\.ProcessBuilder|java\\.lang\\.Process"
                    + "|javax\\.naming\\.directory\\..*|javax\\.naming\\.ldap\\..*|groovy\\..*")
            .because("text stays text");

    private HostileInput() {}
}
