package io.github.tpm4j.boot;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A small application: says who is connected, and by which protocol. */
@SpringBootApplication
@RestController
public class GreetingApplication {
  @GetMapping("/")
  String greet(HttpServletRequest request) {
    X509Certificate[] chain =
        (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
    return chain[0].getSubjectX500Principal()
        + " "
        + request.getAttribute("org.apache.tomcat.util.net.secure_protocol_version");
  }
}
