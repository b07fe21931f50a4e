package io.github.tpm4j.benchmarks.builds;

import io.github.tpm4j.benchmarks.tpm.Side;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * The bundled TPM of another build in this process, its state in memory. Its classes are its own,
 * but for those of the JDK.
 */
public final class OtherBuildTpm implements Side {
  private static final String ENGINE = "io.github.tpm4j.engine.";

  private final URLClassLoader classes;
  private final Object tpm;
  private final MethodHandle execute;

  /**
   * A TPM that is on.
   *
   * @throws ReflectiveOperationException if the other build has no such TPM
   */
  public OtherBuildTpm(OtherBuild build) throws IOException, ReflectiveOperationException {
    classes =
        new URLClassLoader(
            new URL[] {build.jar().toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    tpm = make();
    Method method = tpm.getClass().getMethod("execute", byte[].class, int.class);
    execute = MethodHandles.publicLookup().unreflect(method).bindTo(tpm);
    reset();
  }

  /** {@code new Tpm(TpmConfiguration.inMemory().withProfile(Profile.pcClient()))}. */
  private Object make() throws ReflectiveOperationException {
    Class<?> configurations = classes.loadClass(ENGINE + "TpmConfiguration");
    Class<?> profiles = classes.loadClass(ENGINE + "profile.Profile");
    Object configuration =
        configurations
            .getMethod("withProfile", profiles)
            .invoke(
                configurations.getMethod("inMemory").invoke(null),
                profiles.getMethod("pcClient").invoke(null));
    return classes
        .loadClass(ENGINE + "Tpm")
        .getConstructor(configurations)
        .newInstance(configuration);
  }

  @Override
  public byte[] transmit(byte[] command) throws IOException {
    try {
      return (byte[]) execute.invokeExact(command, 0);
    } catch (Throwable e) {
      throw new IOException("the other build's TPM failed", e);
    }
  }

  @Override
  public void reset() throws IOException {
    invoke("powerOn");
  }

  @Override
  public void close() throws IOException {
    invoke("powerOff");
    classes.close();
  }

  private void invoke(String method) throws IOException {
    try {
      tpm.getClass().getMethod(method).invoke(tpm);
    } catch (ReflectiveOperationException e) {
      throw new IOException("the other build's TPM refuses " + method, e);
    }
  }
}
