import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks PDFs against a flavour, all in this one process: Check FLAVOUR PDF...
 * Prints for each the rules it breaks, a line "PDF TAB MESSAGE" each with the
 * first place, and last "PDF TAB checked".
 */
public class Check {
  private static String message(TestAssertion fault) {
    return fault.getRuleId().getClause() + "-" + fault.getRuleId().getTestNumber()
        + " " + fault.getMessage() + " at " + fault.getLocation().getContext();
  }

  private static void check(PDFAFlavour flavour, String pdf) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(
             new FileInputStream(pdf), flavour);
         PDFAValidator validator =
             Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      for (TestAssertion fault : result.getTestAssertions())
        print(pdf, message(fault));
      if (!result.isCompliant())
        print(pdf, "not compliant");
    }
    print(pdf, "checked");
  }

  private static void print(String pdf, String message) {
    System.out.println(pdf + "\t" + message.replaceAll("\\s+", " "));
  }

  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.fromString(arguments[0]);
    for (int i = 1; i < arguments.length; i++)
      check(flavour, arguments[i]);
  }
}
