package io.github.tpm4j.signers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Small archives. */
final class JarFiles {
  private JarFiles() {}

  static Path one(Path file, String name, String content) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry(name));
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  /** The same archive with other content in one entry. */
  static Path with(Path file, Path changed, String name, String content) throws IOException {
    try (ZipFile in = new ZipFile(file.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (ZipEntry entry : in.stream().toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        byte[] bytes =
            entry.getName().equals(name)
                ? content.getBytes(StandardCharsets.UTF_8)
                : in.getInputStream(entry).readAllBytes();
        out.write(bytes);
      }
    }
    return changed;
  }

  /** Who has signed an entry, as the JVM finds it; a SecurityException if it was changed. */
  static Certificate signer(Path file, String name) throws IOException {
    try (JarFile jar = new JarFile(file.toFile(), true)) {
      JarEntry entry = jar.getJarEntry(name);
      try (InputStream content = jar.getInputStream(entry)) {
        content.readAllBytes();
      }
      return entry.getCodeSigners()[0].getSignerCertPath().getCertificates().get(0);
    }
  }
}
