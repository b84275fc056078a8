using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace AdoEntra.Tool.CommandLine;

/// <summary>
/// What a command line is checked for beyond its grammar. A value that cannot be read is an error of its option, in words that name it.
/// </summary>
internal static class Checks
{
    /// <summary>
    /// Checks what options mean together. Where the value of one of them could not be read there is nothing to check: that option has its
    /// own error, and to ask for its value would throw.
    /// </summary>
    public static void Together(Command command, Action<CommandResult> check) =>
        command.Validators.Add(result =>
        {
            try
            {
                check(result);
            }
            catch (InvalidOperationException)
            {
                // Told by the option itself.
            }
        });

    /// <summary>The option for the form of the output.</summary>
    /// <param name="forms">The forms; the first is the default.</param>
    /// <param name="description">For the help.</param>
    public static Option<string> Form(string[] forms, string description)
    {
        var option = new Option<string>("--output") { Description = description, DefaultValueFactory = _ => forms[0] };
        // In words of our own: the library repeats what was given, which may be a secret.
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !forms.Contains(result.Tokens[0].Value, StringComparer.OrdinalIgnoreCase))
                result.AddError($"--output does not know this value. Must be one of: '{string.Join("' '", forms)}'.");
        });
        option.CompletionSources.Add(forms);
        return option;
    }

    /// <summary>An option that takes a whole number.</summary>
    /// <param name="name">The option.</param>
    /// <param name="what">What the number counts, for the help.</param>
    /// <param name="least">The least that it takes.</param>
    /// <param name="most">The most that it takes.</param>
    /// <param name="description">For the help.</param>
    public static Option<long?> Number(string name, string what, long least, long most, string description) =>
        new(name)
        {
            HelpName = what,
            Description = description,
            CustomParser = result =>
            {
                string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
                bool isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number);
                if (isNumber && number >= least && number <= most)
                    return number;
                string kind = isNumber ? string.Empty : "a whole number, ";
                result.AddError(
                    most == long.MaxValue ? $"{name} takes {kind}{least} or more." : $"{name} takes {kind}{least} to {most} {what}."
                );
                return null;
            },
        };

    /// <summary>An argument that takes the number of a thing.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="description">For the help.</param>
    public static Argument<long> NumberOf(string name, string description) =>
        new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
                if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0) return number;
                result.AddError($"The argument '{name}' takes a number.");
                return 0;
            },
        };
}
