package io.github.tpm4j.conformance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.tpm4j.engine.Tpm;

/** The bundled TPM can be read from the bottom up: no package needs what is built on it. */
@AnalyzeClasses(
    packages = "io.github.tpm4j.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
class EngineLayersTest {

  @ArchTest
  static final ArchRule packagesDoNotImportEachOther =
      slices().assignedFrom(new ByPackage()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule commandsWorkOnTheStateAlone =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.github.tpm4j.engine",
              "io.github.tpm4j.engine.server..",
              "io.github.tpm4j.engine.transport..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Tpm.class)
          .because("a Tpm owns the state, and power, execution and suspension beside it");
}
