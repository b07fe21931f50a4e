package io.github.tpm4j.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class, or one test, a bundled TPM of its own: new, started up, and gone when
 * the test ends. Nothing else is touched, least of all a TPM of the machine.
 *
 * <p>Methods of the test, and those that run before and after each, may take a {@link TestTpm} or a
 * {@link io.github.tpm4j.provider.TpmProvider} as a parameter.
 *
 * <pre>{@code
 * @Tpm
 * class LoginTest {
 *   @Test
 *   void refusesAfterTheFirmwareHasChanged(TestTpm tpm) throws Exception {
 *     KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", tpm.provider());
 *     …
 *     tpm.extendPcr(7, "other firmware");
 *   }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(TpmExtension.class)
public @interface Tpm {

  /**
   * {@return whether the provider is registered while the test runs, last in the list}
   *
   * <p>The list is one for all of the JVM, so that such tests cannot run side by side.
   */
  boolean registered() default false;

  /** {@return whether the TPM has certificates of its endorsement keys, which takes longer} */
  boolean ekCertificates() default false;

  /** {@return the revision of the TPM 2.0 Library that it follows: 159, 183, 184 or 185} */
  int revision() default 185;
}
