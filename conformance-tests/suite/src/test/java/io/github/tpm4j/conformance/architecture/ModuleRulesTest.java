package io.github.tpm4j.conformance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which folder may depend on which, and on whose classes. */
@AnalyzeClasses(packages = "io.github.tpm4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {
  private static final String TRANSPORTS = "io.github.tpm4j.transport..";
  private static final String TSS = "io.github.tpm4j.tss..";
  private static final String ATTEST = "io.github.tpm4j.attest..";
  private static final String ENGINE = "io.github.tpm4j.engine..";
  private static final String KEYSTORE = "io.github.tpm4j.keystore..";
  private static final String TPM12 = "io.github.tpm4j.tpm12..";
  private static final String KEYSTORE_TPM12 = "io.github.tpm4j.keystore.tpm12..";
  private static final String PROVIDER = "io.github.tpm4j.provider..";

  @ArchTest
  static final ArchRule clientsDoNotKnowTheBundledTpm =
      noClasses()
          .that()
          .resideInAnyPackage(TRANSPORTS, TSS, ATTEST, KEYSTORE, PROVIDER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ENGINE)
          .because("they work the same with any TPM; the bundled one is found at run time");

  @ArchTest
  static final ArchRule transportsKnowNothingAboveThem =
      noClasses()
          .that()
          .resideInAPackage(TRANSPORTS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TSS, KEYSTORE, PROVIDER)
          .because("a transport carries bytes and does not look into them");

  @ArchTest
  static final ArchRule theFamiliesDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage(TSS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(TPM12)
          .because("they share the transports and nothing of what the bytes mean");

  @ArchTest
  static final ArchRule tpm12KnowsNothingOfTpm20 =
      noClasses()
          .that()
          .resideInAPackage(TPM12)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TSS, ATTEST, KEYSTORE, PROVIDER)
          .because("they share the transports and nothing of what the bytes mean");

  @ArchTest
  static final ArchRule servicesDoNotKnowTpm12 =
      noClasses()
          .that()
          .resideInAnyPackage(PROVIDER, KEYSTORE)
          .and()
          .resideOutsideOfPackage(KEYSTORE_TPM12)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TPM12, KEYSTORE_TPM12)
          .because("they ask keys of whichever family by keystore.family");

  @ArchTest
  static final ArchRule verifiersNeedNoTpm =
      noClasses()
          .that()
          .resideInAPackage(ATTEST)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              TRANSPORTS,
              KEYSTORE,
              PROVIDER,
              "io.github.tpm4j.tss.client",
              "io.github.tpm4j.tss.device",
              "io.github.tpm4j.tss.managed",
              "io.github.tpm4j.tss.resource")
          .because("they run in servers that have none");

  @ArchTest
  static final ArchRule theStackDoesNotKnowItsVerifiers =
      noClasses()
          .that()
          .resideInAnyPackage(TRANSPORTS, TSS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ATTEST)
          .because("what verifies is built on the wire structures");

  @ArchTest
  static final ArchRule onlyTransportsUseJna =
      noClasses()
          .that()
          .resideOutsideOfPackage(TRANSPORTS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.jna..")
          .because("native access has one place");

  @ArchTest
  static final ArchRule onlyTheBundledTpmUsesBouncyCastle =
      noClasses()
          .that()
          .resideInAnyPackage(TRANSPORTS, TSS, ATTEST, KEYSTORE, PROVIDER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..")
          .because("programs have a version of their own, or none");

  @ArchTest
  static final ArchRule whatStartsOtherProgramsKnowsNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage("io.github.tpm4j.peers..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TRANSPORTS, TSS, ENGINE, KEYSTORE, PROVIDER)
          .because("the tests of all modules start other programs by it");
}
