package io.github.tpm4j.conformance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Each package is a slice of its own, whatever packages are below it. */
final class ByPackage implements SliceAssignment {

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
    return SliceIdentifier.of(javaClass.getPackageName());
  }

  @Override
  public String getDescription() {
    return "packages";
  }
}
