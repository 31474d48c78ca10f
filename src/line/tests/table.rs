//! A table of lines and their content.

use super::*;

#[rustfmt::skip]
const LINES: &[(&str, &str)] = &[
    // Spans.
    ("9-10:30 Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("9:00-10:30 Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("09:00-10:30 Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("9-10 Stand-up", "09:00-10:00 ‹Stand-up›"),
    ("9–10:30 With a dash from a phone", "09:00-10:30 ‹With a dash from a phone›"),
    ("9:00 - 10:30 Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("14:00 - 15:00 Call", "14:00-15:00 ‹Call›"),
    ("9:00- 10:30 Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("9 - 10 Pricing page", "09:00-10:00 ‹Pricing page›"),
    ("9 to 10:30 Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("from 9 to 10:30 Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("9:00–10:30 Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("9-10:30: Call", "09:00-10:30 ‹Call›"),
    ("9-10: Call", "09:00-10:00 ‹Call›"),
    ("9-10, Call", "09:00-10:00 ‹Call›"),
    ("9-10 - Call", "09:00-10:00 ‹Call›"),
    ("9-10 – Call", "09:00-10:00 ‹Call›"),
    ("9-10 : Call", "09:00-10:00 ‹Call›"),
    ("9-10 \"-\" Call", "09:00-10:00 ‹- Call›"),
    ("9 am to 10 am Call", "09:00-10:00 ‹Call›"),
    ("9am - 10:30 am Call", "09:00-10:30 ‹Call›"),
    ("1-2pm Lunch", "13:00-14:00 ‹Lunch›"),
    ("10-1am Night out", "22:00-25:00 ‹Night out›"),
    ("9-10am Call", "09:00-10:00 ‹Call›"),
    ("9am-10.30am Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("Gym 9.30-10.30am", "09:30-10:30 ‹Gym›"),
    ("9AM-10.30Am Pricing page", "09:00-10:30 ‹Pricing page›"),
    ("2pm-3pm Physio", "14:00-15:00 ‹Physio›"),
    ("12am-1am Train", "00:00-01:00 ‹Train›"),
    ("12pm-1pm Lunch", "12:00-13:00 ‹Lunch›"),
    ("9-5pm Office", "09:00-17:00 ‹Office›"),
    ("2-3pm Physio", "14:00-15:00 ‹Physio›"),
    ("11-1pm Brunch", "11:00-13:00 ‹Brunch›"),
    ("11:30am-1pm Brunch", "11:30-13:00 ‹Brunch›"),
    ("9.00-10.30 Dots", "09:00-10:30 ‹Dots›"),
    ("7-8 year olds party", "07:00-08:00 ‹year olds party›"),
    ("0-1 Feed", "00:00-01:00 ‹Feed›"),
    // Into the night.
    ("22:00-1:30 Release", "22:00-25:30 ‹Release›"),
    ("22-1:30 Release", "22:00-25:30 ‹Release›"),
    ("10pm-1:30am Release", "22:00-25:30 ‹Release›"),
    ("10pm-2 Release", "22:00-26:00 ‹Release›"),
    ("22:00-0:00 Film", "22:00-24:00 ‹Film›"),
    ("22:00-24:00 Film", "22:00-24:00 ‹Film›"),
    ("12:00-0:00 Long day", "12:00-24:00 ‹Long day›"),
    ("13-1 Long evening", "13:00-25:00 ‹Long evening›"),
    ("20:00-8:00 Night shift", "20:00-32:00 ‹Night shift›"),
    ("22:00-25:30 As written", "22:00-25:30 ‹As written›"),
    ("9:00-25:30 As written", "09:00-25:30 ‹As written›"),
    ("25:30-26:30 As written", "25:30-26:30 ‹As written›"),
    ("25:30-2:30 The end follows", "25:30-26:30 ‹The end follows›"),
    ("47:00-48:00 As late as it gets", "47:00-48:00 ‹As late as it gets›"),
    // A start and a length.
    ("14:00 45m Walk", "14:00-14:45 ‹Walk›"),
    ("14:00 1h30 Walk", "14:00-15:30 ‹Walk›"),
    ("14:00 1h30m Walk", "14:00-15:30 ‹Walk›"),
    ("14:00 ~1h30 Walk", "14:00-15:30 ‹Walk›"),
    ("14:00 ~1h30m Walk", "14:00-15:30 ‹Walk›"),
    ("14:00 2h Walk", "14:00-16:00 ‹Walk›"),
    ("14:00 90m Walk", "14:00-15:30 ‹Walk›"),
    ("14:00 2 h Deep work", "14:00-16:00 ‹Deep work›"),
    ("14:00 1.5h Call", "14:00-15:30 ‹Call›"),
    ("14:00 1,5 hours Call", "14:00-15:30 ‹Call›"),
    ("14:00 1h 30m Walk", "14:00-15:30 ‹Walk›"),
    ("14:00 1 h 30 Walk", "14:00-15:30 ‹Walk›"),
    ("14:00 1 hour 30 minutes Walk", "14:00-15:30 ‹Walk›"),
    ("14:00 45 mins Walk", "14:00-14:45 ‹Walk›"),
    ("3 pm 45m Walk", "15:00-15:45 ‹Walk›"),
    ("14:00 Dentist 45m", "14:00-14:45 ‹Dentist›"),
    ("14:00 Dentist 45m tomorrow", "2026-11-19 14:00-14:45 ‹Dentist›"),
    ("45m Dentist 14:00", "14:00-14:45 ‹Dentist›"),
    ("14:00 for 45m Walk", "14:00-14:45 ‹Walk›"),
    ("45m at 14:00 Walk", "14:00-14:45 ‹Walk›"),
    ("14:00 tomorrow 45m Dentist", "2026-11-19 14:00-14:45 ‹Dentist›"),
    ("Dentist 14:00 tomorrow 45m", "2026-11-19 14:00-14:45 ‹Dentist›"),
    ("Dentist at 14:00 for 45m", "14:00-14:45 ‹Dentist›"),
    ("Deep work 1h 14:00", "14:00-15:00 ‹Deep work›"),
    ("Deep work for 1h at 14:00", "14:00-15:00 ‹Deep work›"),
    ("Deep work 1h tomorrow 14:00", "2026-11-19 14:00-15:00 ‹Deep work›"),
    ("Essay tomorrow 9-10 45m", "‹Essay tomorrow 9-10 45m›"),
    ("Essay 9:00 - 10:30 45m", "‹Essay 9:00 - 10:30 45m›"),
    ("Essay at 6:00 for 30m", "‹Essay at 6:00 for 30m›"),
    ("45m Essay 9:00 - 10:30", "45m ‹Essay 9:00 - 10:30›"),
    ("Swim tomorrow for 45m", "2026-11-19 45m ‹Swim›"),
    ("Swim tomorrow for 45m at 14:00", "2026-11-19 14:00-14:45 ‹Swim›"),
    ("45m Swim tomorrow 14:00", "2026-11-19 14:00-14:45 ‹Swim›"),
    ("1h tomorrow 14:00 Swim", "2026-11-19 14:00-15:00 ‹Swim›"),
    ("45m, Walk", "45m ‹Walk›"),
    ("14:00 for 45m: Call", "14:00-14:45 ‹Call›"),
    ("for 45m Walk", "45m ‹Walk›"),
    ("2026-11-30T15:42 for 45m Dentist", "2026-11-30 15:42-16:27 ‹Dentist›"),
    ("2pm 45m Walk", "14:00-14:45 ‹Walk›"),
    ("23:30 1h Walk", "23:30-24:30 ‹Walk›"),
    ("14:00 #health 45m Walk", "14:00-14:45 ‹Walk› value=health"),
    ("14:00-15:00 45m of it alone", "14:00-15:00 ‹45m of it alone›"),
    ("9-10 45m Review", "09:00-10:00 ‹45m Review›"),
    ("9-10 2 lines", "09:00-10:00 ‹2 lines›"),
    ("9-10 Review 45m", "09:00-10:00 ‹Review 45m›"),
    // A start alone.
    ("14:00 Dentist", "at 14:00 ‹Dentist›"),
    ("9:05 Dentist", "at 09:05 ‹Dentist›"),
    ("9am Dentist", "at 09:00 ‹Dentist›"),
    ("3 pm Dentist", "at 15:00 ‹Dentist›"),
    ("at 14:00 Dentist", "at 14:00 ‹Dentist›"),
    ("14:00: Dentist", "at 14:00 ‹Dentist›"),
    ("24:30 Dentist", "at 24:30 ‹Dentist›"),
    ("2026-11-30T15:42 Dentist", "2026-11-30 at 15:42 ‹Dentist›"),
    ("2026-11-30T15:42 1h Dentist", "2026-11-30 15:42-16:42 ‹Dentist›"),
    ("9.30am Dentist", "at 09:30 ‹Dentist›"),
    ("25:30 Dentist", "at 25:30 ‹Dentist›"),
    // A length alone.
    ("45m Walk", "45m ‹Walk›"),
    ("~45m Walk", "45m ‹Walk›"),
    ("1h30 Walk", "1h30m ‹Walk›"),
    ("2h Walk", "2h ‹Walk›"),
    ("1.5h Walk", "1h30m ‹Walk›"),
    ("2 hours of silence", "2h ‹of silence›"),
    ("Email 30m", "30m ‹Email›"),
    ("Email 30 min", "30m ‹Email›"),
    ("Walk for 45m", "45m ‹Walk›"),
    ("Email tomorrow 30m", "2026-11-19 30m ‹Email›"),
    ("tomorrow Email 30m", "2026-11-19 30m ‹Email›"),
    ("45m Walk tomorrow", "2026-11-19 45m ‹Walk›"),
    ("tomorrow 45m Walk", "2026-11-19 45m ‹Walk›"),
    // At the end.
    ("Lunch 12-13 @home", "12:00-13:00 ‹Lunch› area=home"),
    ("Lunch - 12-13", "12:00-13:00 ‹Lunch›"),
    ("call mum tomorrow 10-11", "2026-11-19 10:00-11:00 ‹call mum›"),
    ("call mum 10-11 tomorrow", "2026-11-19 10:00-11:00 ‹call mum›"),
    ("call mum fri 10-11", "2026-11-20 10:00-11:00 ‹call mum›"),
    ("call mum 10-11 on friday", "2026-11-20 10:00-11:00 ‹call mum›"),
    ("Dentist 14:00", "at 14:00 ‹Dentist›"),
    ("Dentist at 14:00", "at 14:00 ‹Dentist›"),
    ("Dentist 3pm", "at 15:00 ‹Dentist›"),
    ("Dentist 3 pm", "at 15:00 ‹Dentist›"),
    ("Train 5am", "at 05:00 ‹Train›"),
    ("Flight tomorrow 5:40", "2026-11-19 at 05:40 ‹Flight›"),
    ("Flight 20 nov 5:40", "2026-11-20 at 05:40 ‹Flight›"),
    ("Party 22-2", "22:00-26:00 ‹Party›"),
    ("Call from 9 to 10", "09:00-10:00 ‹Call›"),
    ("Dentist 14:00 45m", "14:00-14:45 ‹Dentist›"),
    ("Walk 9-10", "09:00-10:00 ‹Walk›"),
    ("Walk 45m", "45m ‹Walk›"),
    // The day at one end, the time at the other.
    ("sunday roast 12-15", "2026-11-22 12:00-15:00 ‹roast›"),
    ("tomorrow Dentist 14:00", "2026-11-19 at 14:00 ‹Dentist›"),
    ("20 nov Dentist 14:00", "2026-11-20 at 14:00 ‹Dentist›"),
    ("2026-11-24 Dentist 14:00", "2026-11-24 at 14:00 ‹Dentist›"),
    ("9-10 Call mum tomorrow", "2026-11-19 09:00-10:00 ‹Call mum›"),
    ("9-10 Call mum on friday", "2026-11-20 09:00-10:00 ‹Call mum›"),
    ("+3 people for dinner 19-21", "19:00-21:00 ‹+3 people for dinner›"),
    ("Friday - report 9-10", "2026-11-20 09:00-10:00 ‹report›"),
    // Dates before a time.
    ("today 9-10 Walk", "2026-11-18 09:00-10:00 ‹Walk›"),
    ("yesterday 9-10 Walk", "2026-11-17 09:00-10:00 ‹Walk›"),
    ("Tomorrow 14:00 Walk", "2026-11-19 at 14:00 ‹Walk›"),
    ("wed 9-10 Walk", "2026-11-18 09:00-10:00 ‹Walk›"),
    ("thu 17:30-18:30 Walk with Brandt +studio", "2026-11-19 17:30-18:30 ‹Walk with Brandt› for=studio"),
    ("tue 9-10 Walk", "2026-11-24 09:00-10:00 ‹Walk›"),
    ("SUN 9-10 Walk", "2026-11-22 09:00-10:00 ‹Walk›"),
    ("2026-11-24 9-10 Walk", "2026-11-24 09:00-10:00 ‹Walk›"),
    ("+3 9-10 Walk", "2026-11-21 09:00-10:00 ‹Walk›"),
    ("9-10 tomorrow Swim", "2026-11-19 09:00-10:00 ‹Swim›"),
    ("9-10 on friday Swim", "2026-11-20 09:00-10:00 ‹Swim›"),
    ("9:00 -1 Swim", "2026-11-17 at 09:00 ‹Swim›"),
    ("tomorrow at 14:00 Walk", "2026-11-19 at 14:00 ‹Walk›"),
    ("tomorrow: 9-10 Walk", "2026-11-19 09:00-10:00 ‹Walk›"),
    ("monday 9-10 Walk", "2026-11-23 09:00-10:00 ‹Walk›"),
    ("20 nov 9-10 Fair", "2026-11-20 09:00-10:00 ‹Fair›"),
    ("20. November 9-10 Fair", "2026-11-20 09:00-10:00 ‹Fair›"),
    ("nov 20 9-10 Fair", "2026-11-20 09:00-10:00 ‹Fair›"),
    ("20.11. 9-10 Fair", "2026-11-20 09:00-10:00 ‹Fair›"),
    ("17 nov 9-10 Fair", "2027-11-17 09:00-10:00 ‹Fair›"),
    ("17 nov 2026 9-10 Fair", "2026-11-17 09:00-10:00 ‹Fair›"),
    ("17.11.2026 9-10 Fair", "2026-11-17 09:00-10:00 ‹Fair›"),
    ("29 feb 9-10 Leap", "2028-02-29 09:00-10:00 ‹Leap›"),
    ("-1 9-10 Walk", "2026-11-17 09:00-10:00 ‹Walk›"),
    ("@home fri #health 9-10 Walk", "2026-11-20 09:00-10:00 ‹Walk› area=home value=health"),
    // Dates that are text.
    ("sat nav update", "‹sat nav update›"),
    ("may 5", "‹may 5›"),
    ("mon 9 lives", "‹mon 9 lives›"),
    ("may 5 planning", "‹may 5 planning›"),
    ("may 99 problems", "‹may 99 problems›"),
    ("+300 9-10 Far", "‹+300 9-10 Far›"),
    ("2026-02-30 9-10 No such day", "‹2026-02-30 9-10 No such day› refused"),
    ("sat 1-1 with Sam", "‹sat 1-1 with Sam›"),
    ("9-10 the fri is a title here", "09:00-10:00 ‹the fri is a title here›"),
    ("Finish by friday", "‹Finish by friday›"),
    ("Finish by friday 14:00", "‹Finish by friday 14:00›"),
    ("Home before 18:00", "‹Home before 18:00›"),
    ("Fair 20 nov", "‹Fair 20 nov›"),
    ("Play Yesterday", "‹Play Yesterday›"),
    // Items with no set time.
    ("Friday report", "on 2026-11-20 ‹report›"),
    ("Call mum tomorrow", "on 2026-11-19 ‹Call mum›"),
    ("Call mum on friday", "on 2026-11-20 ‹Call mum›"),
    ("Review 2026-11-30", "on 2026-11-30 ‹Review›"),
    ("20 nov Fair", "on 2026-11-20 ‹Fair›"),
    ("2026-11-24 plan", "on 2026-11-24 ‹plan›"),
    ("tomorrow never dies", "on 2026-11-19 ‹never dies›"),
    ("yesterday Film", "on 2026-11-17 ‹Film›"),
    ("on fri Bin day", "on 2026-11-20 ‹Bin day›"),
    ("On tomorrow Bin day", "on 2026-11-19 ‹Bin day›"),
    ("on 2026-11-24 Ada's birthday #family", "on 2026-11-24 ‹Ada's birthday› value=family"),
    ("on +3 9 lives", "on 2026-11-21 ‹9 lives›"),
    ("on fri 9-10 Walk", "2026-11-20 09:00-10:00 ‹Walk›"),
    ("on time delivery", "‹on time delivery›"),
    ("on", "‹on›"),
    // Text that looks like a time.
    ("9 lives", "‹9 lives›"),
    ("1:1 Ines", "‹1:1 Ines›"),
    ("1-1 with Sam", "‹1-1 with Sam›"),
    ("12-12 vote", "‹12-12 vote›"),
    ("9:5-10 no", "‹9:5-10 no›"),
    ("50-60 emails", "‹50-60 emails›"),
    ("22-26 Party", "‹22-26 Party›"),
    ("10-30 min walk", "‹10-30 min walk›"),
    ("Run 5-10 km", "‹Run 5-10 km›"),
    ("5-10 km run", "‹5-10 km run›"),
    ("5 to 10 % more", "‹5 to 10 % more›"),
    ("Meeting room 4-5 cleanup", "‹Meeting room 4-5 cleanup›"),
    ("Meeting 4-5", "‹Meeting 4-5›"),
    ("Read 1984", "‹Read 1984›"),
    ("John 3:16", "‹John 3:16›"),
    ("Chapter 3-4", "‹Chapter 3-4›"),
    ("tomorrow Chapter 3-4", "on 2026-11-19 ‹Chapter 3-4›"),
    ("Won 3-2", "‹Won 3-2›"),
    ("Split it 50:50", "‹Split it 50:50›"),
    ("Discuss 50:50 split", "‹Discuss 50:50 split›"),
    ("Version 9.30-10.30", "‹Version 9.30-10.30›"),
    ("Order 66 - 14:00", "at 14:00 ‹Order 66›"),
    ("5 minute talk", "‹5 minute talk›"),
    ("1914-1918 by Brandt", "‹1914-1918 by Brandt›"),
    ("3.14 pie", "‹3.14 pie›"),
    ("24/7 desk", "‹24/7 desk›"),
    ("1.5m walk", "‹1.5m walk›"),
    ("0 m effort", "‹0 m effort›"),
    ("~ walk", "‹~ walk›"),
    ("9-10-11 rows", "‹9-10-11 rows›"),
    ("-", "‹-›"),
    // Quotes and escapes.
    ("\"7-8 year olds\" party", "‹7-8 year olds party›"),
    ("\"9-10\" Walk", "‹9-10 Walk›"),
    ("fri \"9-10\" Walk", "‹fri 9-10 Walk›"),
    ("9-10 \"45m\" Walk", "09:00-10:00 ‹45m Walk›"),
    ("\"#craft\" fair", "‹#craft fair›"),
    ("\\#craft fair", "‹#craft fair›"),
    ("\\+studio \\@home \\%low", "‹+studio @home %low›"),
    ("\\#482 too", "‹#482 too›"),
    ("9-10 read \"Emma\"", "09:00-10:00 ‹read Emma›"),
    ("9-10 read \\\"Emma\\\"", "09:00-10:00 ‹read \"Emma\\\"›"),
    ("9-10 read \"Emma\"'s letters", "09:00-10:00 ‹read \"Emma\"'s letters›"),
    ("9-10 a 5\" pipe and a 3\" pipe", "09:00-10:00 ‹a 5\" pipe and a 3\" pipe›"),
    ("9-10 an \"unpaired quote", "09:00-10:00 ‹an \"unpaired quote›"),
    ("C:\\temp \\ \\\\x", "‹C:\\temp \\ \\x›"),
    ("\\9-10 Walk", "‹9-10 Walk›"),
    ("\\tomorrow never dies", "‹tomorrow never dies›"),
    ("a\\#b", "‹a\\#b›"),
    ("\"\" empty ends\"\"", "‹ empty ends\"\"›"),
    // Tags.
    ("Walk @home +acme #health %low %mine %fixed", "‹Walk› area=home for=acme value=health agenda=mine demand=low fixed"),
    ("#health @home Walk", "‹Walk› area=home value=health"),
    ("Walk #health with Sam", "‹Walk with Sam› value=health"),
    ("9-10 Walk #craft #freedom", "09:00-10:00 ‹Walk› value=craft,freedom"),
    ("Walk #craft #craft", "‹Walk› value=craft"),
    ("Walk #craft, soon", "‹Walk soon› value=craft"),
    ("Walk with:Sam, and #health.", "‹Walk and› value=health with=Sam"),
    ("Recital %milestone", "‹Recital› milestone"),
    ("Walk %HIGH %Theirs", "‹Walk› agenda=theirs demand=high"),
    ("Walk %medium %shared", "‹Walk› agenda=shared demand=medium"),
    ("Walk @Self-Care", "‹Walk› area=self-care"),
    ("Walk #CRAFT", "‹Walk› value=craft"),
    ("Walk #SANTÉ", "‹Walk› value=sante"),
    ("Walk value:\"sante Mentale\"", "‹Walk› value=sante"),
    ("Walk +\"Acme, day job\"", "‹Walk› for=acme"),
    ("Walk +acme-2024", "‹Walk› for=acme"),
    ("Walk #fame", "‹Walk› value=fame"),
    ("Walk area:home for:acme value:craft with:Ines due:fri promise:p7 demand:high agenda:mine",
     "‹Walk› area=home for=acme value=craft agenda=mine demand=high with=Ines due=2026-11-20 promise=p7"),
    ("Walk Area:Home VALUE:craft", "‹Walk› area=home value=craft"),
    ("Walk estimate:1h30 allow:dinner", "‹Walk› estimate=1h30m allow=dinner"),
    ("Walk estimate:~45m allow:\"dinner at home\"", "‹Walk› estimate=45m allow=dinner"),
    ("Walk with:\"Ana Maria\" with:Sam", "‹Walk› with=Ana Maria,Sam"),
    ("Walk due:2026-11-27", "‹Walk› due=2026-11-27"),
    ("Walk due:+3", "‹Walk› due=2026-11-21"),
    ("Walk promise:\"saturday at the aquarium\"", "‹Walk› promise=p7"),
    // Sigils that are text.
    ("Fix #482", "‹Fix #482›"),
    ("Call +351 912", "‹Call +351 912›"),
    ("Learn C++ and C#", "‹Learn C++ and C#›"),
    ("100% done", "‹100% done›"),
    ("%5 off", "‹%5 off›"),
    ("Write a@b.c", "‹Write a@b.c›"),
    ("Read https://example.org/#craft?a=b", "‹Read https://example.org/#craft?a=b›"),
    ("# @ + %", "‹# @ + %›"),
    ("Note: area: for: with:", "‹Note: area: for: with:›"),
    ("+\"unpaired Walk", "‹+\"unpaired Walk›"),
    ("with:\"unpaired Walk", "‹with:\"unpaired Walk›"),
    ("with:\"\" Walk", "‹with:\"\" Walk›"),
    ("a #health-free word", "‹a #health-free word› refused"),
    // Titles as typed.
    ("  9-10   Walk  with   Sam  ", "09:00-10:00 ‹Walk  with   Sam›"),
    ("Walk\twith\nSam\u{7}\u{1b}[0m", "‹Walk with Sam[0m›"),
    ("\u{7}#health Walk", "‹Walk› value=health"),
    ("Café au lait ☕ 日本語", "‹Café au lait ☕ 日本語›"),
    ("9-10 Passeio com a Inês 👩‍👧", "09:00-10:00 ‹Passeio com a Inês 👩‍👧›"),
    ("٩-١٠ مرحبا", "‹٩-١٠ مرحبا›"),
    ("９-10 wide", "‹９-10 wide›"),
    ("9-10\u{a0}Walk\u{a0}on", "09:00-10:00 ‹Walk\u{a0}on›"),
];

#[test]
fn lines_say_what_the_table_has() {
    assert!(LINES.len() >= 120, "{}", LINES.len());
    let vocabulary = vocabulary();
    for (text, expected) in LINES {
        let said = match read(text, &vocabulary, today(), LineFor::Add) {
            Ok(entry) => said(&entry),
            Err(error) => format!("{text:?} is refused: {error}"),
        };
        let refused = expected.ends_with(" refused");
        assert!(if refused { said.contains("is refused") } else { said == *expected }, "{text:?}: {said}");
    }
}

#[test]
fn what_is_logged_lies_in_the_past() {
    for (text, expected) in [
        ("mon 9-10 x", "2026-11-16 09:00-10:00 ‹x›"),
        ("wed 9-10 x", "2026-11-18 09:00-10:00 ‹x›"),
        ("20 nov 9-10 x", "2025-11-20 09:00-10:00 ‹x›"),
        ("20-21 Film yesterday", "2026-11-17 20:00-21:00 ‹Film›"),
        ("friday Film 20-21", "2026-11-13 20:00-21:00 ‹Film›"),
    ] {
        let entry = read(text, &vocabulary(), today(), LineFor::Log).unwrap();
        assert_eq!(said(&entry), expected, "{text}");
    }
}

#[test]
fn of_times_the_inbox_takes_a_length_alone_as_an_estimate() {
    for (text, expected) in [
        ("45m Call the bank", "‹Call the bank› estimate=45m"),
        ("Call the bank 15h30", "‹Call the bank› estimate=15h30m"),
        ("Dentist 14:00", "‹Dentist 14:00›"),
        ("9-10 Call", "‹9-10 Call›"),
        ("9:75 Call", "‹9:75 Call›"),
        ("Call mum tomorrow", "‹Call mum tomorrow›"),
        ("45m Call estimate:1h", "‹Call› estimate=1h"),
    ] {
        let entry = read(text, &vocabulary(), today(), LineFor::Inbox).unwrap();
        assert_eq!(said(&entry), expected, "{text}");
    }
    let entry = read("1h", &vocabulary(), today(), LineFor::InboxEdit).unwrap();
    assert_eq!(said(&entry), "‹› estimate=1h");
}

#[test]
fn what_looks_like_a_time_a_day_or_a_tag_and_is_title_is_said() {
    for (text, expected) in [
        ("9-10 Call", ""),
        ("Run 5-10 km", ""),
        ("Read 1984", ""),
        ("\"12-13\" Call", ""),
        ("Call mum tomorrow 10-11", ""),
        ("Team 12-13 lunch", "'12-13' is part of the title. Put it first to make it the time."),
        ("Chapter 3-4", "'3-4' is part of the title. Put it first to make it the time."),
        ("John 3:16", "'3:16' is part of the title. Put it first to make it the time."),
        ("9-10 Lunch 12-13 or so", "'12-13' is part of the title."),
        ("Won 3-2", "'3-2' is part of the title."),
        ("Split it 50:50", "'50:50' is part of the title."),
        ("9-9 Standup", "'9-9' is part of the title. It ends when it starts."),
        ("fri 9:00 9-9 Standup", "'9-9' is part of the title. It ends when it starts."),
        ("22-26 Party", "'22-26' is part of the title. After 24, write the minutes too, as in 24:30."),
        ("Finish by friday", "'friday' is part of the title. Write due:fri to make it the due date."),
        (
            "Finish by 2026-12-24",
            "'2026-12-24' is part of the title. Write due:2026-12-24 to make it the due date.",
        ),
        ("Plan with tomorrow and on", "'tomorrow' is part of the title. Put it first to make it the day."),
        (
            "Call mum fri",
            "'fri' is part of the title. Write friday to make it the day, or put it beside a time.",
        ),
        (
            "sat nav update",
            "'sat' is part of the title. Write saturday to make it the day, or put it beside a time.",
        ),
        ("the sun is out", ""),
        ("Fair 20 nov", "'20 nov' is part of the title. Put it first to make it the day."),
        ("1-2 Lunch", "1:00 at night. Did you mean 13-14?"),
        ("6:30 Run", "6:30 in the morning. Did you mean 18:30?"),
        ("5am Run", ""),
        ("6-8 Run", ""),
        ("0-1 Feed", "0:00 at night. Did you mean 12-13?"),
        ("23-24 Film", ""),
        ("Call mum tomorrow.", "'tomorrow.' is part of the title. Write tomorrow to make it the day."),
        ("Walk 45m.", "'45m.' is part of the title. Write 45m to make it the length."),
        ("Lunch (12-13)", "'(12-13)' is part of the title. Write 12-13 in front to make it the time."),
        ("Walk 0m", "'0m' is part of the title."),
        ("Call value:", "'value' is part of the title. Write a name after the colon to make it a tag."),
        ("17.00 Ring", "'17.00' is part of the title. Write 17:00 to make it the time."),
        ("Ring (17:00)", "'(17:00)' is part of the title. Write 17:00 in front to make it the time."),
        ("3.14 pie", ""),
        (
            "Book it next friday 20:00",
            "'next' is part of the title. Write the date where you mean another week.",
        ),
        ("Call (#craft)", "'(#craft)' is part of the title. Put a space before # to make it a tag."),
        ("Call wiht:Sam", "'wiht:Sam' is part of the title. Did you mean with:Sam?"),
        ("Call with:\"Sam", "'with:\"Sam' is part of the title. Close its quote to make it a tag."),
        ("Read https://example.org/#craft", ""),
    ] {
        let entry = read(text, &vocabulary(), today(), LineFor::Add).unwrap();
        assert_eq!(entry.notes.join(" | "), expected, "{text}");
    }
    let entry = read("1-2 Lunch", &starting(at("04:00")), today(), LineFor::Add).unwrap();
    assert_eq!(entry.notes.join(" | "), "", "a day that starts at four has a night of its own");
    let entry = read("Dentist 14:00", &vocabulary(), today(), LineFor::Inbox).unwrap();
    assert_eq!(entry.notes.join(" | "), "'14:00' is part of the title. Things in the inbox have no time.");
    let entry = read("Call friday", &vocabulary(), today(), LineFor::Inbox).unwrap();
    assert_eq!(
        entry.notes.join(" | "),
        "'friday' is part of the title. Write due:fri to make it the due date."
    );
    let entry = read("-#craft", &vocabulary(), today(), LineFor::Edit).unwrap();
    assert_eq!(
        entry.notes.join(" | "),
        "'-#craft' is part of the title. Write value:-craft to take the value away."
    );
}

#[test]
fn a_time_before_the_days_start_is_that_night() {
    for (text, expected) in [
        ("1:30-2:30 Nurse", "25:30-26:30 ‹Nurse›"),
        ("1:30 Nurse", "at 25:30 ‹Nurse›"),
        ("1:30 45m Nurse", "25:30-26:15 ‹Nurse›"),
        ("3:30-4:30 Nurse", "27:30-28:30 ‹Nurse›"),
        ("1am-2am Nurse", "25:00-26:00 ‹Nurse›"),
        ("4:00-5:00 Early", "04:00-05:00 ‹Early›"),
        ("22:00-1:30 Late", "22:00-25:30 ‹Late›"),
        ("25:30-26:30 Late", "25:30-26:30 ‹Late›"),
        ("2-3 eggs", "26:00-27:00 ‹eggs›"),
    ] {
        let entry = read(text, &starting(at("04:00")), today(), LineFor::Add).unwrap();
        assert_eq!(said(&entry), expected, "{text}");
    }
}

#[test]
fn edits_need_no_title_and_can_take_away() {
    for (text, expected) in [
        ("value:-craft", "‹› value-=craft"),
        ("value:-Craft #health", "‹› value=health value-=craft"),
        ("with:-Ines allow:-dinner", "‹› with-=Ines allow-=dinner"),
        ("with:-\"Ana", "‹› with-=Ana"),
        ("14:00", "at 14:00 ‹›"),
        ("9-10:30", "09:00-10:30 ‹›"),
        ("1h", "1h ‹›"),
        ("fri 9-10", "2026-11-20 09:00-10:00 ‹›"),
        ("on fri", "on 2026-11-20 ‹›"),
        ("fri", "on 2026-11-20 ‹›"),
        ("friday", "on 2026-11-20 ‹›"),
        ("+3", "on 2026-11-21 ‹›"),
        ("fri Call", "‹fri Call›"),
        ("friday Call", "on 2026-11-20 ‹Call›"),
        ("%high", "‹› demand=high"),
        ("New title", "‹New title›"),
    ] {
        let entry = read(text, &vocabulary(), today(), LineFor::Edit).unwrap();
        assert_eq!(said(&entry), expected, "{text}");
    }
}

#[test]
fn arguments_are_read_as_the_line_is() {
    let start = at("04:00");
    assert_eq!(time("14:05", start), Some(at("14:05")));
    assert_eq!(time("9am", start), Some(at("09:00")));
    assert_eq!(time("25:30", start), Some(at("25:30")));
    assert_eq!(time("1:30", start), Some(at("25:30")));
    assert_eq!([time("9", start), time("", start), time("9:5", start), time("x", start)], [None; 4]);
    for (text, expected) in [
        ("9-10:30", "09:00-10:30"),
        ("09:00-10:30", "09:00-10:30"),
        ("14:00 45m", "14:00-14:45"),
        ("22-1", "22:00-25:00"),
    ] {
        assert_eq!(span(text, start).unwrap().to_string(), expected, "{text}");
    }
    for (text, expected) in [
        ("9-5", "'9-5' ends before it starts. Did you mean 9-17?"),
        ("lunch", "'lunch' is not a time range. Write it as 9-10:30 or 9am-10:30am."),
        ("9", "'9' is not a time range. Write it as 9-10:30 or 9am-10:30am."),
        ("1-1", "'1-1' is not a time range. Write it as 9-10:30 or 9am-10:30am."),
    ] {
        assert_eq!(span(text, start).unwrap_err().message, expected);
    }
    assert_eq!(duration("~1h30").map(|length| length.0), Some(90));
    assert_eq!([duration("90"), duration("0m"), duration("~~1h"), duration("")], [None; 4]);
    for (text, expected) in [("today", 0), ("fri", 2), ("wed", 0), ("Tuesday", 6), ("-1", -1), ("+10", 10)] {
        assert_eq!(date(text, today()), Some(crate::domain::date::plus(today(), expected)), "{text}");
    }
    assert_eq!(
        [date("may", today()), date("+", today()), date("3", today()), date("+999999", today())],
        [None; 4]
    );
    for (text, expected) in
        [("this", "2026-W47"), ("last", "2026-W46"), ("Next", "2026-W48"), ("2026-w01", "2026-W01")]
    {
        assert_eq!(week(text, today()).unwrap().to_string(), expected);
    }
    assert_eq!(week("47", today()), None);
}

#[test]
fn where_only_a_day_is_asked_for_it_may_be_written_in_every_form() {
    let seen = parse_iso("2027-02-10").unwrap();
    for (text, expected) in [
        ("tomorrow", "2026-11-19"),
        ("+3", "2026-11-21"),
        ("2026-12-01", "2026-12-01"),
        ("2026-W52", "2026-12-21"),
        ("24", "2027-02-24"),
        ("12-24", "2026-12-24"),
        ("1 dec", "2026-12-01"),
        ("Dec. 1", "2026-12-01"),
        ("1 DECEMBER", "2026-12-01"),
        ("1 sept", "2026-09-01"),
        ("1 dec 2027", "2027-12-01"),
        ("mar 29 2028", "2028-03-29"),
    ] {
        assert_eq!(day(text, today(), seen), parse_iso(expected), "{text}");
    }
    for text in [
        "",
        "31",
        "0",
        "32 dec",
        "30 feb",
        "1 de",
        "1 decimal",
        "dec",
        "dec dec",
        "1 dec 27",
        "1 dec x",
        "100 dec",
    ] {
        assert_eq!(day(text, today(), seen), None, "{text}");
    }
}
