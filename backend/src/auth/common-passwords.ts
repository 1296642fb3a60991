/**
 * What people choose first, in Swedish and English; compared in lower case, also without digits and signs at the ends.
 * Written for this product, not taken from a leak.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
password passw0rd p@ssword p@ssw0rd lösenord losenord lösenordet mittlösenord hemligt hemlighet hemligt1
välkommen valkommen sommar vinter höst vår våren sommaren vintern hösten sommar2023 sommar2024 sommar2025
sommar2026 vinter2024 vinter2025 vinter2026 höst2024 höst2025 höst2026 januari februari mars april maj juni
juli augusti september oktober november december måndag tisdag onsdag torsdag fredag lördag söndag sverige
svenska stockholm göteborg malmö uppsala kommun kommunen kommunkompassen kompassplan kompass förvaltning
skolan rektor chefen samordnare administratör administrator admin admin123 administrator1 root toor changeme
change_me changeit letmein letmein1 welcome welcome1 welcome123 secret secret123 default guest user username
test test123 testing tester demo demodemo qwerty qwertyui qwertyuiop qwerty123 qwerty1234 qwertyuiopå asdfgh
asdfghjk asdfghjkl asdfghjklö zxcvbn zxcvbnm 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 q1w2e3r4 q1w2e3r4t5
zaq12wsx zaq1zaq1 qazwsx qazwsxedc qweasd qweasdzxc asdasd asdasdasd qweqwe qweqweqwe abc123 abcd1234
abc12345 a1b2c3d4 aa123456 a1234567 abcdefgh iloveyou jagälskardig älskling älskar sunshine princess dragon
monkey football fotboll hockey ishockey baseball basketball superman batman spiderman pokemon starwars
harrypotter hejhej hejhejhej hejsan hejsan123 hejhej123 tjena tjenare godmorgon goddag kaffe kaffekopp fika
fikapaus kanelbulle kanelbullar semla midsommar julafton jultomten tomten snögubbe norrland skåne dalarna
gotland öland småland värmland jämtland lappland password1 password12 password123 password1234 lösenord1
lösenord12 lösenord123 lösenord1234 hemligt123 sommar123 vinter123 kommun123 kommun1234 sverige123 stockholm1
stockholm123 göteborg1 malmö123 aik12345 hammarby djurgården djurgarden ifkgöteborg malmöff frölunda
färjestad leksand brynäs modo1234 timrå1234 123456 1234567 12345678 123456789 1234567890 12345678910
0123456789 0987654321 987654321 87654321 11111111 111111111 22222222 33333333 44444444 55555555 66666666
77777777 88888888 99999999 00000000 12341234 11223344 1122334455 12344321 123123123 123321123 123454321
147258369 159753456 147852369 987456321 456789123 10203040 112233445566 121212121 13131313 20202020 19800101
19850101 19900101 19950101 20000101 20200101 31415926 314159265 27182818 charlie michael jennifer jordan
michelle daniel thomas jessica ashley robert andrew matthew joshua nicole hannah amanda anthony william
elizabeth samantha alexander maximilian sebastian christian kristian kristina elisabeth margareta katarina
gustaf gustav carlgustaf victoria viktoria estelle madeleine andersson johansson karlsson nilsson eriksson
larsson olsson persson svensson gustafsson pettersson jonsson jansson hansson bengtsson lindberg jakobsson
magnusson lindström olofsson lindqvist lindgren berglund computer dator datorn internet windows windows10
windows11 microsoft office365 outlook google facebook instagram youtube samsung iphone android apple123
linkedin dropbox adobe123 photoshop minecraft fortnite counterstrike callofduty playstation xbox360 nintendo
supermario zelda1234 whatever trustno1 freedom master masterkey shadow mustang corvette ferrari mercedes
porsche volvo volvo740 volvo123 saab9000 saab1234 scania yamaha harley kawasaki jaguar liverpool arsenal
chelsea manchester barcelona realmadrid juventus ronaldo messi10 zlatan zlatan10 ibrahimovic killer hunter
hunter2 ranger soldier warrior ninja1234 samurai phoenix thunder lightning diamond crystal silver golden
purple orange yellow banana cookie chocolate choklad blåbär jordgubb hallon äpplepaj apelsin banan123
pannkaka köttbullar potatis smörgås korvmedbröd lovely loveme loveyou lovelove ilovegod jesus123 blessed
family familjen familj123 mamma123 pappa123 mammapappa barnen123 hunden123 katten123 kissekatt bamse123
pippi123 pippilångstrump emil1234 alfons123 mumintrollet blink182 metallica nirvana slipknot eminem50
abba1234 roxette europe123 madonna beatles1 rollingstones dancingqueen access access14 login login123
loginlogin passpass pass1234 pass12345 mypassword newpassword nyttlösenord lösenlösen temp1234 temporary
tempo123 tillfälligt tillfälligt1 byttill123 bytlösenord glömtlösenord glömt123 ingenaning vetinte123
enkelt123 säkert123 säkerhet säkerhet1 trygghet administration ekonomi123 personal123 personal skola123
skolan123 omsorg123 hemtjänst hemtjänst1 socialtjänst socialtjänsten bibliotek biblioteket kommunhuset
kommunhuset1 stadshuset rådhuset fullmäktige nämnden123 styrelsen arbete123 jobbet123 kontoret kontoret1
projekt1 projekt123 rapport123 kvalitet kvalitet1 utveckling utveckling1 förbättring handlingsplan
uppföljning solsken solskenet regnbåge blomma blommor rosor123 fjäril123 himmel123 stjärna stjärnan måne1234
havet123 sjön1234 skogen123 fjället1 norrsken vintergatan correcthorsebatterystaple thequickbrownfox nothing
nothing1 everything something anything1 helloworld hello123 hello1234 hellohello hejvärlden goodbye1 thankyou
welcome2 welcome2024 welcome2025 welcome2026 summer2024 summer2025 summer2026 winter2024 winter2025
winter2026 spring2025 spring2026 autumn2025 autumn2026 password2024 password2025 password2026 lösenord2024
lösenord2025 lösenord2026 kommun2024 kommun2025 kommun2026
`
    .trim()
    .split(/\s+/),
);
