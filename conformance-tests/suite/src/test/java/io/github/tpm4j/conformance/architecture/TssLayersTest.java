package io.github.tpm4j.conformance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The stack can be read from the bottom up: octets, constants, structures, commands, sessions. */
@AnalyzeClasses(
    packages = "io.github.tpm4j.tss",
    importOptions = ImportOption.DoNotIncludeTests.class)
class TssLayersTest {

  @ArchTest
  static final ArchRule packagesDoNotImportEachOther =
      slices().assignedFrom(new ByPackage()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule readersAndWritersKnowNoStructure =
      noClasses()
          .that()
          .resideInAPackage("io.github.tpm4j.tss.wire")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.github.tpm4j..")
                  .and(resideOutsideOfPackage("io.github.tpm4j.tss.wire")));
}
